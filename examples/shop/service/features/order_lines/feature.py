"""Declares the feature for main.py."""

from core.features import Feature
from features.order_lines.routes import router

order_lines_feature = Feature(
    name="order_lines", router=router, requires=("users", "orders", "products")
)
