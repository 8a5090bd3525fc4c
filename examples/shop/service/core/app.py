"""Builds the application: resources, middleware, error handlers, routers."""

import tomllib
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from operator import attrgetter
from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema
from starlette.middleware import Middleware

from core.docs import add_docs
from core.features import Feature, order_features
from core.health import add_probes
from core.middleware import MIDDLEWARE
from core.problems import ERRORS, answer_error
from core.resources import RESOURCES
from core.schemas import REF, Problem, problem_responses
from settings import ROOT, Settings


class Service(FastAPI):
    """FastAPI, with the schema of its problem responses in the OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        document = super().openapi()
        # Among the responses of a route, FastAPI would make it plain JSON.
        _, schema = models_json_schema([(Problem, "serialization")], ref_template=REF)
        document["components"]["schemas"] |= schema["$defs"]
        return document


def create_app(settings: Settings, features: Iterable[Feature]) -> FastAPI:
    """Build a service of these features; nothing is opened before it starts."""
    ordered = order_features(features)
    resources = [*RESOURCES, *(each for of in ordered for each in of.resources)]
    permissions = {each for feature in ordered for each in feature.permissions}

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, object]]:
        state: dict[str, object] = {"resources": resources, "permissions": permissions}
        async with AsyncExitStack() as stack:
            for each in resources:
                state[each.name] = await stack.enter_async_context(each.open(settings))
            yield state

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    app = Service(
        title=project["name"],
        description=project["description"],
        version=project["version"],
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json" if settings.docs_enabled else None,
        redirect_slashes=False,
        generate_unique_id_function=attrgetter("name"),
        responses=problem_responses("default"),
        exception_handlers=dict.fromkeys(ERRORS, answer_error),
        middleware=[Middleware(layer, settings) for layer in MIDDLEWARE],
        lifespan=lifespan,
    )
    # Routers are tried in turn: first the probes, and last what others require, which has many
    # routes and is called less.
    add_probes(app)
    for feature in reversed(ordered):
        app.include_router(feature.router)
    if settings.docs_enabled:
        add_docs(app)
    return app
