"""Finds the features of this service: the packages of `features/`."""

from importlib import import_module

from core.features import Feature
from settings import ROOT


def discover_features() -> tuple[Feature, ...]:
    """Import `<name>_feature` of each package, by name; one that has none raises."""
    found: list[Feature] = []
    # Where a package was deleted, a folder with caches may have stayed.
    for name in sorted({file.parent.name for file in ROOT.glob("features/[!._]*/*.py")}):
        file = f"features/{name}/feature.py"
        if not (ROOT / file).is_file():
            raise FileNotFoundError(f"{file} is missing; it must define {name}_feature.")
        module = import_module(f"features.{name}.feature")
        feature = getattr(module, f"{name}_feature", None)
        if not isinstance(feature, Feature):
            raise TypeError(f"{file} must define {name}_feature, a Feature.")
        found.append(feature)
    return tuple(found)
