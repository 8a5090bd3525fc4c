"""Shares the fixtures of all tests; only TEST_DATABASE_URL is read from outside."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa
from httpx2 import ASGITransport, AsyncClient
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from starlette.types import ASGIApp, Receive, Scope, Send

from core.app import create_app
from core.database import create_engine, get_session
from core.features import Feature
from core.models import Base
from settings import Settings

MakeClient = Callable[..., Awaitable[AsyncClient]]


class GivenSettings(Settings):
    """Settings from arguments: no `.env`, and a prefix that no environment has."""

    model_config = SettingsConfigDict(env_file=None, env_prefix="GIVEN_SETTINGS_")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    file = tmp_path_factory.mktemp("database") / "test.sqlite3"
    url = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{file}"
    name = Path(sa.make_url(url).database or "").name
    if "test" not in name:
        pytest.exit(
            f"TEST_DATABASE_URL names {name!r}; tests empty their database, "
            "so its name must contain 'test'."
        )
    secret = SecretStr("a secret that only the tests know....")
    return GivenSettings(database_url=url, secret_key=secret, environment="test")


@pytest.fixture(scope="session")
async def engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """The tables of every model that the collected tests import, made afresh."""
    engine = create_engine(settings)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
        await connection.run_sync(Base.metadata.create_all)
    yield engine
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
    await engine.dispose()


@pytest.fixture
async def session(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """A session whose commits are savepoints of a transaction that is rolled back."""
    async with engine.connect() as connection:
        transaction = await connection.begin()
        async with AsyncSession(
            connection,
            join_transaction_mode="create_savepoint",
            expire_on_commit=False,
        ) as session:
            yield session
        await transaction.rollback()


@pytest.fixture
async def make_client(
    settings: Settings, session: AsyncSession
) -> AsyncIterator[MakeClient]:
    """Clients of an application of the given features, all on the test's session."""
    async with AsyncExitStack() as stack:

        async def make(*features: Feature) -> AsyncClient:
            app = create_app(settings, features)
            app.dependency_overrides[get_session] = borrow_session
            state = await stack.enter_async_context(app.router.lifespan_context(app))
            transport = ASGITransport(with_state(app, dict(state or {})))
            client = AsyncClient(transport=transport, base_url="http://test")
            return await stack.enter_async_context(client)

        async def borrow_session() -> AsyncIterator[AsyncSession]:
            try:
                yield session
                await session.commit()
            except Exception:
                await session.rollback()
                raise
            finally:
                # The next request must load what it needs, as it does in production.
                session.expunge_all()

        yield make


def with_state(app: ASGIApp, state: dict[str, object]) -> ASGIApp:
    """Pass on the lifespan's state, as a server does and ASGITransport does not."""

    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": dict(state)}, receive, send)

    return run
