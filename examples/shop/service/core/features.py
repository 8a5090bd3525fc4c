"""Says what a feature is, and puts features in an order that they can start in."""

from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

import typer
from fastapi import APIRouter

from core.state import Resource
from settings import EnvironmentSettings


@dataclass(frozen=True, kw_only=True)
class Feature:
    """One domain of the service, as `features/<name>/feature.py` declares it."""

    name: str
    router: APIRouter
    requires: tuple[str, ...] = ()
    # Such as "orders:read"; roles are sets of them.
    permissions: tuple[str, ...] = ()
    # Opened after those of core, for as long as the service runs.
    resources: tuple[Resource[Any], ...] = ()
    # Read with those of the service; `settings.part(…)` gives them.
    settings: type[EnvironmentSettings] | None = None
    # `python -m cli <name> …`
    commands: typer.Typer | None = None


def order_features(features: Iterable[Feature]) -> list[Feature]:
    """Order features so that each comes after those it requires."""
    by_name = {feature.name: feature for feature in features}
    for feature in by_name.values():
        if missing := set(feature.requires) - by_name.keys():
            names = ", ".join(sorted(missing))
            raise ValueError(f"The feature {feature.name!r} requires: {names}.")
    graph = {each.name: each.requires for each in by_name.values()}
    return [by_name[name] for name in TopologicalSorter(graph).static_order()]
