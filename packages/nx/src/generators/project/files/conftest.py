"""Shares the fixtures of all tests; only TEST_DATABASE_URL is read from outside."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import structlog
from httpx2 import ASGITransport, AsyncClient
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from starlette.types import ASGIApp, Receive, Scope, Send

from core.app import create_app
from core.database import DATABASE, Database, create_engine
from core.features import Feature
from core.models import Base
from settings import Settings, normalize_database_url

# As users/settings.py names them: tests would take ten times as long.
CHEAP_HASHES = {"argon2_time_cost": 1, "argon2_memory_kib": 8}

MakeClient = Callable[..., Awaitable[AsyncClient]]

# Otherwise tracebacks are drawn with rich, which takes seconds for each.
plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
structlog.configure(processors=[structlog.processors.add_log_level, plain])


class GivenSettings(Settings):
    """Settings from arguments: no `.env`, and a prefix that no environment has."""

    model_config = SettingsConfigDict(env_file=None, env_prefix="GIVEN_SETTINGS_")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.URL]:
    """TEST_DATABASE_URL or a file of SQLite; of its own for each worker of xdist."""
    file = tmp_path_factory.mktemp("database") / "test.sqlite3"
    given = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{file}"
    url = sa.make_url(normalize_database_url(given))
    if "test" not in Path(url.database or "").name:
        pytest.exit(
            f"TEST_DATABASE_URL names {url.database!r}; tests empty their database, "
            "so its name must contain 'test'."
        )
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None or url.get_backend_name() == "sqlite":
        yield url
        return
    own = url.set(database=f"{url.database}_{worker}")
    drop = f'DROP DATABASE IF EXISTS "{own.database}"'
    execute(url, drop, f'CREATE DATABASE "{own.database}"')
    yield own
    execute(url, drop)


def execute(server: sa.URL, *statements: str) -> None:
    async def run() -> None:
        engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for statement in statements:
                await connection.execute(sa.text(statement))
        await engine.dispose()

    asyncio.run(run())


@pytest.fixture(scope="session")
def settings(database_url: sa.URL) -> Settings:
    return GivenSettings(
        database_url=database_url.render_as_string(hide_password=False),
        secret_key=SecretStr("a secret that only the tests know"),
        environment="test",
        trusted_hosts=("test",),
    )


@pytest.fixture(scope="session")
async def engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """The tables of every model that the collected tests import, made afresh."""
    engine = create_engine(settings)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
        await connection.run_sync(Base.metadata.create_all)
    yield engine
    await engine.dispose()


@pytest.fixture
def queries(engine: AsyncEngine) -> Iterator[list[str]]:
    """The statements since its last `clear()`, for a test that allows only so many."""
    found: list[str] = []

    def note(*event: Any) -> None:
        if "SAVEPOINT" not in event[2]:
            found.append(event[2])

    sa.event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield found
    sa.event.remove(engine.sync_engine, "before_cursor_execute", note)


@pytest.fixture
async def database(engine: AsyncEngine) -> AsyncIterator[Database]:
    """Sessions whose commits are savepoints of a transaction that is rolled back."""
    async with engine.connect() as connection:
        transaction = await connection.begin()
        sessions = async_sessionmaker(
            connection,
            join_transaction_mode="create_savepoint",
            expire_on_commit=False,
        )
        yield Database(engine=engine, reading=sessions, writing=sessions)
        await transaction.rollback()


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """The test's own session; what it commits, requests see."""
    async with database.writing() as session:
        yield session


@pytest.fixture
async def make_client(
    settings: Settings, database: Database
) -> AsyncIterator[MakeClient]:
    """Clients of an application of the given features, all on the test's database."""
    async with AsyncExitStack() as stack:

        async def make(*features: Feature, **given: Any) -> AsyncClient:
            settings.hold(
                each.settings.model_construct(**CHEAP_HASHES | given)
                for each in features
                if each.settings
            )
            app = create_app(settings.model_copy(update=given), features)
            state = await stack.enter_async_context(app.router.lifespan_context(app))
            served = with_state(app, {**(state or {}), DATABASE.name: database})
            transport = ASGITransport(served)
            client = AsyncClient(transport=transport, base_url="http://test")
            return await stack.enter_async_context(client)

        yield make


def with_state(app: ASGIApp, state: dict[str, object]) -> ASGIApp:
    """Pass on the lifespan's state, as a server does and ASGITransport does not."""

    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": dict(state)}, receive, send)

    return run
