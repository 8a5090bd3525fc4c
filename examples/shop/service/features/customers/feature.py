"""Declares the feature for main.py."""

from core.features import Feature
from features.customers.routes import router

customers_feature = Feature(
    name="customers",
    router=router,
    requires=("users",),
    permissions=("customers:read", "customers:write"),
)
