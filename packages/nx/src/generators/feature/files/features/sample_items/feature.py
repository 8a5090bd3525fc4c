"""Declares the feature for main.py."""

from core.features import Feature
from features.sample_items.routes import router

sample_items_feature = Feature(name="sample_items", router=router, requires=("users",))
