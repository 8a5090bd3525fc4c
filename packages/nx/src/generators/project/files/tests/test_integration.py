"""What every route gets from core: problems, ids, headers, limits, probes."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from fastapi import APIRouter
from httpx2 import AsyncClient
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from conftest import MakeClient
from core import health
from core.database import Database, SessionDep, is_transient
from core.features import Feature, FeatureError, order_features
from core.schemas import InputSchema
from main import FEATURES

router = APIRouter(prefix="/probe", tags=["probe"])
probe_feature = Feature(name="probe", router=router)


class Credentials(InputSchema):
    password: int


@router.post("")
async def take_credentials(credentials: Credentials) -> int:
    return credentials.password


@router.get("/commit")
async def commit(_: SessionDep) -> str:
    return "This is not sent."


@router.get("/absent")
async def read_absent_table(session: SessionDep) -> None:
    await session.execute(sa.text("SELECT 1 FROM absent"))


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
            ("GET", "/probe/absent", 500),
        ],
    )
    async def test_one_shape(
        self, api: AsyncClient, method: str, path: str, status: int
    ) -> None:
        response = await api.request(method, path)

        assert response.status_code == status
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.json()["status"] == status
        assert response.json()["request_id"] == response.headers["x-request-id"]

    async def test_commit_fails_before_the_response(
        self,
        api: AsyncClient,
        session: AsyncSession,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def refuse() -> None:
            raise OperationalError("COMMIT", {}, Exception("gone"))

        monkeypatch.setattr(session, "commit", refuse)

        response = await api.get("/probe/commit")

        assert response.status_code == 503

    async def test_input_is_not_repeated(self, api: AsyncClient) -> None:
        response = await api.post("/probe", json={"password": "swordfish"})

        assert response.status_code == 422
        assert "swordfish" not in response.text

    async def test_chunked_body_is_counted(self, api: AsyncClient) -> None:
        async def chunks() -> AsyncIterator[bytes]:
            for _ in range(2048):
                yield b"x" * 1024

        response = await api.post("/probe", content=chunks())

        assert response.status_code == 413
        assert response.headers["content-type"] == "application/problem+json"


class TestIsTransient:
    @pytest.mark.parametrize(
        ("code", "transient"),
        [
            (sqlite3.SQLITE_BUSY_SNAPSHOT, True),
            (sqlite3.SQLITE_CANTOPEN, True),
            (sqlite3.SQLITE_IOERR_WRITE, True),
            (sqlite3.SQLITE_ERROR, False),
            (sqlite3.SQLITE_READONLY, False),
        ],
    )
    def test_sqlite(self, code: int, *, transient: bool) -> None:
        cause = sqlite3.OperationalError("why")
        cause.sqlite_errorcode = code

        assert is_transient(OperationalError("SELECT 1", {}, cause)) is transient


class TestRequestContext:
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


class TestHealth:
    async def test_live_and_ready(self, api: AsyncClient) -> None:
        assert (await api.get("/health/live")).status_code == 200
        assert (await api.get("/health/ready")).status_code == 200

    async def test_silent_database(
        self, api: AsyncClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def wait(_: Database) -> None:
            await asyncio.sleep(60)

        monkeypatch.setattr(Database, "check", wait)
        monkeypatch.setattr(health, "READY_TIMEOUT", 0.01)

        response = await api.get("/health/ready")

        assert response.status_code == 503
        assert "database" not in response.text


class TestOrderFeatures:
    def test_required_first(self) -> None:
        late = Feature(name="late", router=router, requires=("probe",))

        assert order_features([late, probe_feature]) == [probe_feature, late]

    def test_missing_requirement(self) -> None:
        late = Feature(name="late", router=router, requires=("absent",))

        with pytest.raises(FeatureError, match="absent"):
            order_features([late])
