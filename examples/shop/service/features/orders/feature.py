"""Declares the feature for main.py."""

from core.features import Feature
from features.orders.routes import router

orders_feature = Feature(name="orders", router=router, requires=("users", "customers"))
