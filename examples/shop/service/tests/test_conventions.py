"""The conventions that a linter cannot see."""

from collections.abc import Iterator

from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from core.app import create_app
from core.database import get_session
from core.security import PUBLIC, PermissionCheck, get_principal
from main import FEATURES
from settings import ROOT, EnvironmentSettings, Settings, names


def walk(dependant: Dependant | None) -> Iterator[Dependant]:
    """It and all that it depends on, at any depth."""
    if dependant is not None:
        yield dependant
        for each in dependant.dependencies:
            yield from walk(each)


APP = create_app(Settings.model_construct(), FEATURES)
ROUTES = [(route, [*walk(route.dependant)]) for route in iter_route_contexts(APP.routes)]
DEPENDANTS = [each for _, found in ROUTES for each in found]
OPERATIONS = [each for path in APP.openapi()["paths"].values() for each in path.values()]


def test_every_route_has_a_tag() -> None:
    assert [each["operationId"] for each in OPERATIONS if not each.get("tags")] == []


def test_operation_ids_are_unique() -> None:
    ids = [each["operationId"] for each in OPERATIONS]
    assert sorted(ids) == sorted({*ids})


def test_every_session_ends_before_the_response() -> None:
    # Only SessionDep says so; another alias would also be a second transaction.
    assert {each.scope for each in DEPENDANTS if each.call is get_session} <= {"function"}


def test_every_setting_is_in_the_example() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    shown = {line.removeprefix("# ").partition("=")[0] for line in lines if "=" in line}
    kinds: list[type[EnvironmentSettings]] = [Settings]
    kinds += (each.settings for each in FEATURES if each.settings)
    assert {name for kind in kinds for name in names(kind)} <= shown


def test_every_route_asks_who_it_is_or_is_public() -> None:
    for route, found in ROUTES:
        asks = any(each.call is get_principal for each in found)
        is_public = getattr(route, "openapi_extra", None) == PUBLIC
        assert asks != is_public, f"{route.name} needs signed_in or PUBLIC, and not both"


def test_required_permissions_are_declared() -> None:
    declared = {each for feature in FEATURES for each in feature.permissions}
    checks = [each.call for each in DEPENDANTS if isinstance(each.call, PermissionCheck)]
    assert {check.permission for check in checks} <= declared
