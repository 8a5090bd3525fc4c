"""Lists the features of this service and builds the ASGI application `main:app`."""

import gc

# Before the imports: to walk what they make, again and again, took a third of each request.
gc.set_threshold(20_000, 20, 20)

from fastapi import FastAPI

from core.app import create_app
from core.features import Feature
from core.logging import configure_logging
from features.customers.feature import customers_feature
from features.order_lines.feature import order_lines_feature
from features.orders.feature import orders_feature
from features.products.feature import products_feature
from features.users.feature import users_feature
from settings import read_all_settings

FEATURES: tuple[Feature, ...] = (
    # One line each; the routes of the last are tried first.
    users_feature,
    customers_feature,
    products_feature,
    orders_feature,
    order_lines_feature,
)


def __getattr__(name: str) -> FastAPI:
    # `app` is built when it is first asked for: FEATURES alone needs no settings.
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    settings = read_all_settings(each.settings for each in FEATURES if each.settings)
    configure_logging(settings)
    app: FastAPI = globals().setdefault(name, create_app(settings, FEATURES))
    gc.freeze()
    return app
