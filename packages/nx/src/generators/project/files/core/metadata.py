"""Knows the tables of every feature, for migrations and commands."""

from importlib import import_module

from sqlalchemy import MetaData

from core.models import Base
from settings import ROOT


def load_models() -> MetaData:
    """Import the models of every feature; a module that does not import raises."""
    for models in ROOT.glob("features/*/models*"):
        import_module(f"features.{models.parent.name}.models")
    return Base.metadata
