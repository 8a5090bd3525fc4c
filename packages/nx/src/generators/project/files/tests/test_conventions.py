"""The conventions that a linter cannot see."""

from collections import Counter

from core.app import create_app
from main import FEATURES
from settings import ROOT, Settings

DOCUMENT = create_app(Settings.model_construct(), FEATURES).openapi()
OPERATIONS = [
    (f"{method.upper()} {path}", operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
]


def test_every_route_has_a_tag() -> None:
    assert [route for route, operation in OPERATIONS if not operation.get("tags")] == []


def test_operation_ids_are_unique() -> None:
    # They are the names of the functions in generated clients.
    counts = Counter(operation["operationId"] for _, operation in OPERATIONS)

    assert [name for name, count in counts.items() if count > 1] == []


def test_feature_names_are_their_packages() -> None:
    packages = {path.parent.name for path in ROOT.glob("features/*/feature.py")}

    assert {feature.name for feature in FEATURES} <= packages


def test_every_setting_is_in_the_example() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    shown = {line.removeprefix("# ").partition("=")[0] for line in lines if "=" in line}

    assert {name.upper() for name in Settings.model_fields} <= shown
