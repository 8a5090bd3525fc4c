"""The conventions that a linter cannot see."""

from collections import Counter
from collections.abc import Iterator

from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts

from core.app import create_app
from core.database import get_session
from core.security import PUBLIC, PermissionCheck, get_principal
from main import FEATURES
from settings import ROOT, EnvironmentSettings, Settings, names

APP = create_app(Settings.model_construct(), FEATURES)
ROUTES = list(iter_route_contexts(APP.routes))
OPERATIONS = [
    (f"{method.upper()} {path}", operation)
    for path, item in APP.openapi()["paths"].items()
    for method, operation in item.items()
]


def walk(route: RouteContext) -> Iterator[Dependant]:
    """All that a route depends on, at any depth."""
    pending = [route.dependant] if route.dependant else []
    while pending:
        dependant = pending.pop()
        pending += dependant.dependencies
        yield dependant


def test_every_route_has_a_tag() -> None:
    assert [route for route, operation in OPERATIONS if not operation.get("tags")] == []


def test_operation_ids_are_unique() -> None:
    # They are the names of the functions in generated clients.
    counts = Counter(operation["operationId"] for _, operation in OPERATIONS)

    assert [name for name, count in counts.items() if count > 1] == []


def test_every_session_ends_before_the_response() -> None:
    # Only SessionDep says so; another alias would also be a second transaction.
    found = [each for route in ROUTES for each in walk(route)]
    scopes = {each.scope for each in found if each.call is get_session}

    assert scopes <= {"function"}


def test_feature_names_are_their_packages() -> None:
    packages = {path.parent.name for path in ROOT.glob("features/*/feature.py")}

    assert {feature.name for feature in FEATURES} <= packages


def test_every_setting_is_in_the_example() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    shown = {line.removeprefix("# ").partition("=")[0] for line in lines if "=" in line}
    kinds: list[type[EnvironmentSettings]] = [Settings]
    kinds += (each.settings for each in FEATURES if each.settings)

    assert {name for kind in kinds for name in names(kind)} <= shown


class TestAccess:
    def test_every_route_asks_who_it_is_or_is_public(self) -> None:
        undecided = []
        for route in ROUTES:
            asks = any(each.call is get_principal for each in walk(route))
            if asks == (getattr(route, "openapi_extra", None) == PUBLIC):
                undecided.append(route.path)

        assert undecided == []

    def test_required_permissions_are_declared(self) -> None:
        declared = {each for feature in FEATURES for each in feature.permissions}
        required = {
            each.call.permission
            for route in ROUTES
            for each in walk(route)
            if isinstance(each.call, PermissionCheck)
        }

        assert required <= declared
