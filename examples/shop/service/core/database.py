"""Opens the database, and gives each request one session and one commit."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from core.state import Resource
from settings import DatabaseSettings

# Seconds that each wait of a request lasts at most. One for the pool can come before one for the
# server, so that two of them stay below three.
POOL_TIMEOUT = 1.1
FOR_REQUESTS: dict[str, dict[str, Any]] = {
    "sqlite": {"timeout": 1.5},
    "postgresql": {
        "timeout": 1.2,
        # The server gives up what is slow; the driver, a server that is silent.
        "server_settings": {"statement_timeout": "1200ms"},
        "command_timeout": 1.3,
    },
}
# A person or a migration may wait long, also for its turn.
PATIENCE = {"statement_timeout": "0", "lock_timeout": "0"}
WITHOUT_LIMITS: dict[str, dict[str, Any]] = {
    "sqlite": {"timeout": 60},
    "postgresql": {"timeout": 5, "server_settings": PATIENCE},
}
TRANSIENT = re.compile("08|3D|40|53|57|55P03|SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|PROTOCOL)")
DUPLICATE = re.compile(r"(?s)UNIQUE constraint failed: (.+)|Key \((.+?)\)=.+ already exists")


@dataclass(frozen=True)
class Database:
    """The two kinds of session that requests take from the pool."""

    reading: async_sessionmaker[AsyncSession]
    writing: async_sessionmaker[AsyncSession]

    async def check(self) -> None:
        async with self.reading() as session:
            await session.execute(sa.text("SELECT 1"))


@asynccontextmanager
async def open_database(settings: DatabaseSettings) -> AsyncIterator[Database]:
    engine = create_engine(
        settings,
        FOR_REQUESTS,
        # Writers ask for transactions, or begin them (SQLite); the reverse costs each reader.
        isolation_level="AUTOCOMMIT",
        pool_size=settings.database_pool_size,
        max_overflow=0,
        pool_timeout=POOL_TIMEOUT,
    )
    try:
        yield make_database(engine)
    finally:
        # Each connection says goodbye in turn, and a silent server hears none.
        with suppress(TimeoutError):
            async with asyncio.timeout(2):
                await engine.dispose()


def make_database(engine: AsyncEngine) -> Database:
    # A reader takes no write lock on SQLite, and no transaction on PostgreSQL.
    reader = engine.execution_options(sqlite_begin="DEFERRED")
    writer = engine
    if engine.dialect.name == "postgresql":
        writer = engine.execution_options(isolation_level="READ COMMITTED")
    return Database(
        reading=async_sessionmaker(reader, expire_on_commit=False),
        writing=async_sessionmaker(writer, expire_on_commit=False),
    )


def create_engine(
    settings: DatabaseSettings, limits: Mapping[str, Any] = WITHOUT_LIMITS, **options: Any
) -> AsyncEngine:
    """Make an engine that has not connected yet, tuned for the database in the URL."""
    url = sa.make_url(settings.database_url)
    backend = url.get_backend_name()
    # Without hide_parameters, values from requests would reach the logs.
    options |= {"connect_args": limits[backend], "hide_parameters": True}
    engine = create_async_engine(url, **options)
    listen = partial(sa.event.listen, engine.sync_engine)
    if backend == "sqlite":
        listen("connect", _prepare_sqlite)
        listen("begin", _begin_sqlite)
    else:
        listen("do_connect", _connect_postgresql)
        listen("checkout", _refuse_closed)
        listen("handle_error", _drop_silent)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    # The driver must not begin transactions itself: see _begin_sqlite.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A deferred transaction that reads and then writes loses to any other writer.
    mode = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
    connection.exec_driver_sql(f"BEGIN {mode}")


def _connect_postgresql(dialect: Any, _: object, arguments: Any, options: Any) -> Any:
    # asyncpg lets the errors of the socket through.
    try:
        return dialect.connect(*arguments, **options)
    except OSError as error:
        raise dialect.loaded_dbapi.OperationalError(str(error)) from None


def _refuse_closed(connection: Any, *_: object) -> None:
    # The pool opens another one: a restart of the server fails no request.
    if connection.driver_connection.is_closed():
        raise sa.exc.DisconnectionError


def _drop_silent(context: sa.ExceptionContext) -> sa.exc.OperationalError | None:
    error = context.original_exception
    if context.connection is None or not isinstance(error, OSError):
        return None
    # Closing politely would wait for the silent server once more.
    driver: Any = context.connection.connection.driver_connection
    driver.terminate()
    context.is_disconnect = True
    return sa.exc.OperationalError(None, None, error)


DATABASE = Resource("database", open_database, check=Database.check)


async def get_session(request: Request) -> AsyncIterator[AsyncSession]:
    database = DATABASE.of(request)
    # Such a request must not write: on PostgreSQL, each statement of a reader is on its own.
    reads = request.method in {"GET", "HEAD"}
    session = database.reading() if reads else database.writing()
    try:
        yield session
        # An exception skips this line, and closing the session rolls back.
        await session.commit()
    finally:
        # Not `async with`: it closes in a task of its own, and FastAPI shields this.
        await session.close()


# "function": the commit happens before the response is sent, so it can still fail.
SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]


def is_transient(error: Exception) -> bool:
    """Tell whether the same request may succeed later."""
    cause = getattr(error, "orig", None)
    if code := getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None):
        return TRANSIENT.match(code) is not None
    # There is no code where there is no connection.
    return isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError | sa.exc.TimeoutError)


def describe_cause(error: Exception) -> str:
    """Give what the database said, in one line and without the statement."""
    cause = getattr(error, "orig", None) or error
    # SQLAlchemy puts the class before what asyncpg said.
    lines = str(cause.__cause__ or cause).splitlines()
    return lines[0] if lines else "it does not answer"


def find_conflict(error: sa.exc.IntegrityError) -> list[str]:
    """Name the columns of the unique constraint that refused a write, if it was one."""
    cause: Any = error.orig
    # SQLAlchemy wraps the error of asyncpg, which has the detail.
    found = DUPLICATE.match(getattr(cause.__cause__, "detail", None) or str(cause))
    names = (found[1] or found[2]).split(", ") if found else []
    return [name.rpartition(".")[2].strip('"') for name in names]
