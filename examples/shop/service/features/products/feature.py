"""Declares the feature for main.py."""

from core.features import Feature
from features.products.routes import router

products_feature = Feature(
    name="products",
    router=router,
    requires=("users",),
    permissions=("products:read", "products:write"),
)
