"""Shares the fixtures of all tests; only TEST_DATABASE_URL is read from outside."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import structlog
from httpx2 import ASGITransport, AsyncClient
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from starlette.types import Receive, Scope, Send

from core.app import create_app
from core.database import DATABASE, Database, create_engine
from core.features import Feature
from core.models import Base
from settings import Settings

CHEAP_HASHES = {"argon2_time_cost": 1, "argon2_memory_kib": 8}

MakeClient = Callable[..., Awaitable[AsyncClient]]

# Otherwise tracebacks are drawn with rich, which takes seconds for each.
plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
structlog.configure(processors=[structlog.processors.add_log_level, plain])


class GivenSettings(Settings):
    """Settings from arguments: no `.env`, and a prefix that no environment has."""

    model_config = SettingsConfigDict(env_file=None, env_prefix="GIVEN_")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@contextmanager
def sibling_database(settings: Settings, suffix: str) -> Iterator[Settings]:
    """Settings of an empty database beside theirs, which lasts as long as the block."""
    url = sa.make_url(settings.database_url)
    url = url.set(database=f"{url.database}_{suffix}")
    own = settings.model_copy(update={"database_url": url.render_as_string(hide_password=False)})
    if url.get_backend_name() == "sqlite":
        Path(str(url.database)).unlink(missing_ok=True)
        yield own
        return
    drop = f'DROP DATABASE IF EXISTS "{url.database}"'
    asyncio.run(execute(settings, drop, f'CREATE DATABASE "{url.database}"'))
    yield own
    asyncio.run(execute(settings, drop))


async def execute(settings: Settings, *statements: str) -> None:
    engine = create_engine(settings, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(sa.text(statement))


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """With a database beside TEST_DATABASE_URL, or in a file; each process has its own."""
    file = tmp_path_factory.mktemp("database") / "test.sqlite3"
    given = GivenSettings(
        database_url=os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{file}",
        secret_key=SecretStr("a secret that only the tests know"),
        environment="test",
        trusted_hosts=("test",),
    )
    database = sa.make_url(given.database_url).database or ""
    if "test" not in Path(database).name:
        reason = "tests drop databases beside it, so its name must contain 'test'"
        pytest.exit(f"TEST_DATABASE_URL names {database!r}; {reason}.")
    with sibling_database(given, str(os.getpid())) as own:
        yield own


@pytest.fixture(scope="session")
async def engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """With the tables of every model that the collected tests import."""
    engine = create_engine(settings)
    async with engine.begin() as connection:
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
            connection, join_transaction_mode="create_savepoint", expire_on_commit=False
        )
        yield Database(reading=sessions, writing=sessions)
        await transaction.rollback()


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """The test's own session; what it commits, requests see."""
    async with database.writing() as session:
        yield session


@pytest.fixture
async def make_client(settings: Settings, database: Database) -> AsyncIterator[MakeClient]:
    """Clients of an application of the given features, all on the test's database."""
    async with AsyncExitStack() as stack:

        async def make(*features: Feature, **given: Any) -> AsyncClient:
            kinds = [each.settings for each in features if each.settings]
            own = settings.model_copy(update=given, deep=True)
            own.hold(kind.model_construct(**CHEAP_HASHES | given) for kind in kinds)
            app = create_app(own, features)
            opened = await stack.enter_async_context(app.router.lifespan_context(app))
            state = {**(opened or {}), DATABASE.name: database}

            # Servers pass on what the lifespan gave; ASGITransport does not.
            async def serve(scope: Scope, receive: Receive, send: Send) -> None:
                await app({**scope, "state": state.copy()}, receive, send)

            client = AsyncClient(transport=ASGITransport(serve), base_url="http://test")
            return await stack.enter_async_context(client)

        yield make
