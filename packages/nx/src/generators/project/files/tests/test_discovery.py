"""A package of `features/` is a feature, or the service does not start."""

from pathlib import Path

import pytest

import features
from core import discovery
from core.discovery import discover_features

FEATURE = """
from fastapi import APIRouter

from core.features import Feature

{name}_feature = Feature(name="{name}", router=APIRouter())
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands for `features/`; what is imported from it stays, so each test has its own names."""
    monkeypatch.setattr(discovery, "ROOT", tmp_path)
    monkeypatch.setattr(features, "__path__", [str(tmp_path / "features")])
    return tmp_path / "features"


def write(file: Path, text: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_features_are_found_by_name(folder: Path) -> None:
    for name in ("found_second", "found_first"):
        write(folder / name / "feature.py", FEATURE.format(name=name))
    for left in ("__init__.py", "gone/__pycache__/feature.pyc", ".hidden/a.py", "_private/a.py"):
        write(folder / left)
    assert [each.name for each in discover_features()] == ["found_first", "found_second"]


@pytest.mark.parametrize(
    ("file", "text", "error", "reason"),
    [
        ("found_bare/models.py", "", FileNotFoundError, "found_bare/feature.py is missing"),
        ("found_empty/feature.py", "", TypeError, "must define found_empty_feature"),
        ("found_broken/feature.py", "import nowhere", ModuleNotFoundError, "nowhere"),
    ],
)
def test_what_is_no_feature_stops_the_start(
    folder: Path, file: str, text: str, error: type[Exception], reason: str
) -> None:
    write(folder / file, text)
    with pytest.raises(error, match=reason):
        discover_features()
