"""What every route gets from core: problems, ids, headers, limits, probes."""

from collections.abc import AsyncIterator

import pytest
from fastapi import APIRouter, Request
from httpx2 import AsyncClient
from httpx2 import Request as OutboundRequest
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from conftest import GivenSettings, MakeClient
from core.database import SessionDep
from core.features import Feature, FeatureError, order_features
from core.http import pass_ids
from core.logging import IDS, redact
from core.schemas import InputSchema
from core.shutdown import DRAIN
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


@router.post("/drain")
async def drain(request: Request) -> None:
    DRAIN.of(request).begun = True


@router.get("/commit")
async def commit(_: SessionDep) -> str:
    return "This is not sent."


@router.get("/{reason}")
async def fail(reason: str) -> None:
    if reason == "database":
        raise OperationalError("SELECT 1", {}, Exception("gone"))
    raise RuntimeError(reason)


@pytest.fixture
async def api(make_client: MakeClient) -> AsyncClient:
    return await make_client(*FEATURES, probe_feature)


class TestProblems:
    @pytest.mark.parametrize(
        ("method", "path", "status"),
        [
            ("GET", "/nowhere", 404),
            ("PUT", "/probe", 405),
            ("POST", "/probe", 422),
            ("GET", "/probe/database", 503),
            ("GET", "/probe/bug", 500),
        ],
    )
    async def test_one_shape(
        self, api: AsyncClient, method: str, path: str, status: int
    ) -> None:
        response = await api.request(method, path)

        assert response.status_code == status
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert response.json()["status"] == status
        assert response.json()["request_id"] == response.headers["x-request-id"]

    async def test_commit_fails_before_the_response(
        self, api: AsyncClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def refuse(_: AsyncSession) -> None:
            raise OperationalError("COMMIT", {}, Exception("gone"))

        monkeypatch.setattr(AsyncSession, "commit", refuse)

        response = await api.get("/probe/commit")

        assert response.status_code == 503

    @pytest.mark.parametrize(
        "body", [b'{"password": "swordfish"}', rb'{"\ud800": "swordfish"}', b"[" * 5000]
    )
    async def test_input_is_not_repeated(self, api: AsyncClient, body: bytes) -> None:
        response = await api.post("/probe", content=body)

        assert response.status_code == 422
        assert "swordfish" not in response.text

    async def test_chunked_body_is_counted(self, api: AsyncClient) -> None:
        async def chunks() -> AsyncIterator[bytes]:
            for _ in range(2048):
                yield b"x" * 1024

        response = await api.post("/probe", content=chunks())

        assert response.status_code == 413
        assert response.headers["content-type"] == "application/problem+json"


class TestMiddleware:
    @pytest.mark.parametrize(
        ("sent", "kept"), [("a-request.1", True), ("short", False), ("x" * 65, False)]
    )
    async def test_request_id(self, api: AsyncClient, sent: str, *, kept: bool) -> None:
        response = await api.get("/health/live", headers={"X-Request-ID": sent})

        assert (response.headers["x-request-id"] == sent) is kept

    async def test_one_access_line(self, api: AsyncClient) -> None:
        with capture_logs() as lines:
            await api.get("/probe/bug")

        (line,) = [each for each in lines if each["event"] == "request"]
        assert line["route"] == "/probe/{reason}"
        assert line["status"] == 500
        assert line["bytes"] > 0

    @pytest.mark.parametrize(("host", "status"), [("TEST:80", 404), ("test.evil", 400)])
    async def test_host(self, api: AsyncClient, host: str, status: int) -> None:
        response = await api.get("/nowhere", headers={"Host": host})

        assert response.status_code == status
        assert response.headers["content-type"] == "application/problem+json"

    @pytest.mark.parametrize(
        ("trusted", "client"), [((), "127.0.0.1"), (("127.0.0.1",), "192.0.2.1")]
    )
    async def test_forwarded_address(
        self, make_client: MakeClient, trusted: tuple[str, ...], client: str
    ) -> None:
        api = await make_client(probe_feature, trusted_proxies=trusted)

        response = await api.get(
            "/probe/client", headers={"X-Forwarded-For": "198.51.100.1, 192.0.2.1"}
        )

        assert response.json() == client

    async def test_script_may_read_an_error(self, make_client: MakeClient) -> None:
        origin = "https://app.example"
        api = await make_client(probe_feature, cors_origins=(origin,))

        response = await api.get("/probe/bug", headers={"Origin": origin})

        assert response.status_code == 500
        assert response.headers["access-control-allow-origin"] == origin


class TestOutbound:
    async def test_ids_are_passed_on(self) -> None:
        request = OutboundRequest("GET", "https://other.example")

        IDS.set({"request_id": "a-request", "correlation_id": "a-chain"})
        await pass_ids(request)

        assert request.headers["x-request-id"] == "a-request"
        assert request.headers["x-correlation-id"] == "a-chain"


class TestRedact:
    def test_nested(self) -> None:
        event = {"event": "login", "user": "a", "form": {"new_password": "swordfish"}}

        assert redact(None, "info", event)["form"] == {"new_password": "***"}


class TestSettings:
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
    def test_unsafe(self, settings: Settings, wrong: dict[str, object]) -> None:
        key = "Iu3kq0nVb9sWz7yTq2xJ5rLm8pGd4fHc"
        right = {"database_url": settings.database_url, "secret_key": key}

        GivenSettings.model_validate(right)
        with pytest.raises(ValidationError):
            GivenSettings.model_validate(right | wrong)

    def test_all_errors_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIVEN_SETTINGS_LOG_LEVEL", "loud")

        with pytest.raises(SystemExit) as stopped:
            read_settings(GivenSettings)

        assert "GIVEN_SETTINGS_LOG_LEVEL: " in str(stopped.value)
        assert "GIVEN_SETTINGS_SECRET_KEY: is not set" in str(stopped.value)

    def test_unknown_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIVEN_SETTINGS_LOG_LEVE", "debug")

        found = "GIVEN_SETTINGS_LOG_LEVE, perhaps GIVEN_SETTINGS_LOG_LEVEL"
        assert found in find_unknown([GivenSettings])


class TestHealth:
    async def test_draining(self, api: AsyncClient) -> None:
        before = await api.get("/health/ready")
        await api.post("/probe/drain")

        ready = await api.get("/health/ready")
        live = await api.get("/health/live")

        assert [each.status_code for each in (before, ready, live)] == [200, 503, 200]
        assert live.headers["connection"] == "close"


class TestOrderFeatures:
    def test_required_first(self) -> None:
        late = Feature(name="late", router=router, requires=("probe",))

        assert order_features([late, probe_feature]) == [probe_feature, late]

    def test_missing_requirement(self) -> None:
        late = Feature(name="late", router=router, requires=("absent",))

        with pytest.raises(FeatureError, match="absent"):
            order_features([late])
