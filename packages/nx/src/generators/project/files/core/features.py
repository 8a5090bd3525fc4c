"""Says what a feature is, and puts features in an order that they can start in."""

import pkgutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from importlib import import_module

from fastapi import APIRouter
from sqlalchemy import MetaData

from core.models import Base


@dataclass(frozen=True, kw_only=True)
class Feature:
    """One domain of the service, as `features/<name>/feature.py` declares it."""

    name: str
    router: APIRouter
    requires: tuple[str, ...] = ()


class FeatureError(Exception):
    """The features of this application do not fit together."""


def order_features(features: Iterable[Feature]) -> list[Feature]:
    """Order features so that each comes after those it requires."""
    listed = list(features)
    by_name = {feature.name: feature for feature in listed}
    for name, count in Counter(feature.name for feature in listed).items():
        if count > 1:
            raise FeatureError(f"The feature {name!r} is listed {count} times.")
    for feature in listed:
        if missing := set(feature.requires) - by_name.keys():
            names = ", ".join(sorted(missing))
            raise FeatureError(f"The feature {feature.name!r} requires: {names}.")
    sorter = TopologicalSorter({each.name: each.requires for each in listed})
    try:
        return [by_name[name] for name in sorter.static_order()]
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        raise FeatureError(f"Features require each other: {circle}.") from error


def load_models() -> MetaData:
    """Import the models of every feature; a module that does not import raises."""
    features = import_module("features")
    for module in sorted(pkgutil.iter_modules(features.__path__)):
        name = f"features.{module.name}"
        if module.ispkg and "models" in _modules_in(name):
            import_module(f"{name}.models")
    return Base.metadata


def _modules_in(package: str) -> set[str]:
    return {
        module.name for module in pkgutil.iter_modules(import_module(package).__path__)
    }
