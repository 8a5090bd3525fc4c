"""Builds the application: resources, middleware, error handlers, routers."""

import tomllib
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware

from core.features import Feature, order_features
from core.health import router as health_router
from core.middleware import MIDDLEWARE
from core.problems import HANDLERS
from core.resources import RESOURCES
from core.schemas import Problem, problem_responses
from settings import ROOT, Settings


class Service(FastAPI):
    """FastAPI, with the schema of its problem responses in the OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        document = super().openapi()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.setdefault("Problem", Problem.openapi_schema())
        return document


def create_app(settings: Settings, features: Iterable[Feature]) -> FastAPI:
    """Build a service of these features; nothing is opened before it starts."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    app = Service(
        title=project["name"],
        description=project["description"],
        version=project["version"],
        docs_url="/docs" if settings.shows_docs else None,
        redoc_url=None,
        openapi_url="/openapi.json" if settings.shows_docs else None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        responses=problem_responses("default"),
        exception_handlers=HANDLERS,
        middleware=[Middleware(layer, settings) for layer in MIDDLEWARE],
        lifespan=_lifespan(settings),
    )
    # Routers are tried in order, so the probes that are called most come first.
    app.include_router(health_router)
    for feature in order_features(features):
        app.include_router(feature.router)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name


def _lifespan(settings: Settings) -> Any:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, object]]:
        state: dict[str, object] = {"settings": settings}
        async with AsyncExitStack() as stack:
            for name, open_resource in RESOURCES:
                state[name] = await stack.enter_async_context(open_resource(settings))
            yield state

    return lifespan
