"""What every route gets from core: problems, headers, a line in the log, safe settings."""

from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import APIRouter, Request
from httpx2 import AsyncClient
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from conftest import GivenSettings, MakeClient
from core.database import SessionDep
from core.features import Feature
from core.logging import redact
from core.schemas import InputSchema
from main import FEATURES
from settings import Settings, find_unknown, read_settings

router = APIRouter(prefix="/probe", tags=["probe"])
probe_feature = Feature(name="probe", router=router)


class Credentials(InputSchema):
    password: int


@router.post("")
async def take_credentials(credentials: Credentials) -> int:
    return credentials.password


@router.get("/client")
async def get_client(request: Request) -> str | None:
    return request.client.host if request.client else None


@router.get("/commit")
async def commit(session: SessionDep) -> str:
    sa.event.listen(session.sync_session, "before_commit", refuse)
    return "This is not sent."


def refuse(_: object) -> None:
    raise OperationalError("COMMIT", {}, Exception("gone"))


@router.get("/{reason}")
async def fail(reason: str) -> None:
    raise RuntimeError(reason)


@pytest.fixture
async def api(make_client: MakeClient) -> AsyncClient:
    return await make_client(*FEATURES, probe_feature)


@pytest.mark.parametrize(
    ("status", "method", "path", "sent"),
    [
        (400, "GET", "/nowhere", {"headers": {"Host": "test.evil"}}),
        (404, "GET", "/nowhere", {"headers": {"Host": "TEST:80"}}),
        (405, "PUT", "/probe", {}),
        (413, "POST", "/probe", {"content": b"x" * 2_000_000}),
        (422, "POST", "/probe", {}),
        (500, "GET", "/probe/bug", {}),
        (503, "GET", "/probe/commit", {}),
    ],
)
async def test_every_error_is_a_problem(
    api: AsyncClient, status: int, method: str, path: str, sent: dict[str, Any]
) -> None:
    response = await api.request(method, path, **sent)
    assert response.status_code == response.json()["status"] == status
    assert response.json()["request_id"] == response.headers["x-request-id"]
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("body", [b'{"password": "swordfish"}', rb'{"\ud800": "swordfish"}'])
async def test_input_is_not_repeated(api: AsyncClient, body: bytes) -> None:
    response = await api.post("/probe", content=body)
    assert response.status_code == 422
    assert "swordfish" not in response.text


async def test_request_has_one_access_line(api: AsyncClient) -> None:
    with capture_logs() as lines:
        await api.get("/probe/bug")
    (line,) = [each for each in lines if each["event"] == "request"]
    assert (line["route"], line["status"]) == ("/probe/{reason}", 500)
    assert line["bytes"] > 0


@pytest.mark.parametrize(("proxies", "client"), [([], "127.0.0.1"), (["127.0.0.1"], "192.0.2.1")])
async def test_forwarded_address(make_client: MakeClient, proxies: list[str], client: str) -> None:
    api = await make_client(probe_feature, trusted_proxies=proxies)
    sent = {"X-Forwarded-For": "198.51.100.1, 192.0.2.1"}
    assert (await api.get("/probe/client", headers=sent)).json() == client


async def test_script_may_read_an_error(make_client: MakeClient) -> None:
    origin = "https://app.example"
    api = await make_client(probe_feature, cors_origins=(origin,))
    response = await api.get("/probe/bug", headers={"Origin": origin})
    assert response.headers["access-control-allow-origin"] == origin


def test_log_is_redacted_at_any_depth() -> None:
    event = {"event": "login", "user": "a", "forms": [{"new_password": "swordfish"}]}
    assert redact(None, "info", event)["forms"] == [{"new_password": "***"}]


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret_key": "short"},
        {"secret_key": "change-me-" * 4},
        {"secret_key": "x" * 32},
        {"cors_origins": "*", "cors_credentials": True},
        {"cors_origins": "https://app.example/"},
        {"trusted_proxies": "*"},
    ],
)
def test_unsafe_settings_are_refused(settings: Settings, wrong: dict[str, object]) -> None:
    key = "Iu3kq0nVb9sWz7yTq2xJ5rLm8pGd4fHc"
    right = {"database_url": settings.database_url, "secret_key": key}
    GivenSettings.model_validate(right)
    with pytest.raises(ValidationError):
        GivenSettings.model_validate(right | wrong)


def test_all_wrong_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIVEN_LOG_LEVEL", "loud")
    with pytest.raises(SystemExit, match=r"(?s)GIVEN_DATABASE_URL: is not set.+GIVEN_LOG_LEVEL: "):
        read_settings(GivenSettings)


def test_misspelt_setting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIVEN_LOG_LEVE", "debug")
    assert "GIVEN_LOG_LEVE, perhaps GIVEN_LOG_LEVEL" in find_unknown([GivenSettings])
