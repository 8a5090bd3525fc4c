"""Lists the features of this service and builds the ASGI application `main:app`."""

from fastapi import FastAPI

from core.app import create_app
from core.features import Feature
from core.logging import configure_logging
from settings import Settings, read_settings

FEATURES: tuple[Feature, ...] = (
    # One line each; routes are matched in this order.
)


def __getattr__(name: str) -> FastAPI:
    # `app` is built when it is first asked for: FEATURES alone needs no settings.
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    settings = read_settings(Settings)
    configure_logging(settings)
    app: FastAPI = globals().setdefault(name, create_app(settings, FEATURES))
    return app
