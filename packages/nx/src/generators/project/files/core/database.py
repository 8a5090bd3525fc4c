"""Opens the database, and gives each request one session and one commit."""

import re
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import Depends, Request
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from core.models import Base
from settings import DatabaseSettings

# Seconds, except where PostgreSQL is told otherwise.
CONNECT_TIMEOUT = 2
POOL_TIMEOUT = 2
# A network that drops packets is noticed; a server that hangs still acknowledges them.
ACKNOWLEDGE_TIMEOUT = 3
SERVER_LIMITS = {"statement_timeout": "15s", "lock_timeout": "5s"}
NO_LIMITS = dict.fromkeys(SERVER_LIMITS, "0")

TRANSIENT_SQLSTATES = {"08", "40", "53", "57"}
TRANSIENT_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}


@dataclass(frozen=True)
class Database:
    """The pool, and the two kinds of session that requests take from it."""

    engine: AsyncEngine
    reading: async_sessionmaker[AsyncSession]
    writing: async_sessionmaker[AsyncSession]

    async def check(self) -> None:
        async with self.reading() as session:
            await session.execute(sa.text("SELECT 1"))


@asynccontextmanager
async def open_database(settings: DatabaseSettings) -> AsyncIterator[Database]:
    engine = create_engine(
        settings,
        pool_size=settings.database_pool_size,
        max_overflow=0,
        pool_timeout=POOL_TIMEOUT,
    )
    try:
        yield make_database(engine)
    finally:
        await engine.dispose()


def make_database(engine: AsyncEngine) -> Database:
    # A reader takes no write lock on SQLite, and no transaction on PostgreSQL.
    if engine.dialect.name == "sqlite":
        reader = engine.execution_options(sqlite_begin="DEFERRED")
    else:
        reader = engine.execution_options(isolation_level="AUTOCOMMIT")
    return Database(
        engine=engine,
        reading=async_sessionmaker(reader, expire_on_commit=False),
        writing=async_sessionmaker(engine, expire_on_commit=False),
    )


def create_engine(
    settings: DatabaseSettings,
    limits: Mapping[str, str] = SERVER_LIMITS,
    **options: Any,
) -> AsyncEngine:
    """Make an engine that has not connected yet, tuned for the driver in the URL."""
    url = sa.make_url(settings.database_url)
    # Without hide_parameters, values from requests would reach the logs.
    engine = create_async_engine(
        url,
        hide_parameters=True,
        connect_args=_connect_args(url.get_driver_name(), limits),
        **options,
    )
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        sa.event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _connect_args(driver: str, limits: Mapping[str, str]) -> dict[str, Any]:
    if driver == "psycopg":
        options = " ".join(f"-c {name}={value}" for name, value in limits.items())
        return {
            "connect_timeout": CONNECT_TIMEOUT,
            "tcp_user_timeout": ACKNOWLEDGE_TIMEOUT * 1000,
            "options": options,
        }
    if driver == "asyncpg":
        return {"timeout": CONNECT_TIMEOUT, "server_settings": dict(limits)}
    return {}


def _prepare_sqlite(connection: Any, _: object) -> None:
    # The driver must not begin transactions itself: see _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "busy_timeout=10000",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A deferred transaction that reads and then writes loses to any other writer.
    mode = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
    connection.exec_driver_sql(f"BEGIN {mode}")


async def get_session(request: Request) -> AsyncIterator[AsyncSession]:
    database: Database = request.state.database
    reads = request.method in {"GET", "HEAD"}
    async with database.reading() if reads else database.writing() as session:
        yield session
        # An exception skips this line, and closing the session rolls back.
        await session.commit()


# "function": the commit happens before the response is sent, so it can still fail.
SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]


def is_transient(error: DBAPIError) -> bool:
    """Tell whether the same request may succeed later."""
    if state := getattr(error.orig, "sqlstate", None):
        return state[:2] in TRANSIENT_SQLSTATES or state == "55P03"
    if code := getattr(error.orig, "sqlite_errorcode", None):
        # SQLite says the cause in the low byte, and details above it.
        return code & 0xFF in TRANSIENT_SQLITE
    return isinstance(error, OperationalError | InterfaceError)


def describe_cause(error: Exception) -> str:
    """Give what the database said, in one line and without the statement."""
    cause = getattr(error, "orig", None) or error
    # SQLAlchemy puts the class before what asyncpg said.
    lines = str(cause.__cause__ or cause).splitlines()
    return lines[0] if lines else type(cause).__name__


def find_conflict(error: IntegrityError) -> list[str]:
    """Name the columns of the unique constraint that refused a write, if it was one."""
    if found := re.match(r"UNIQUE constraint failed: (.+)", str(error.orig)):
        return [column.rpartition(".")[2] for column in found[1].split(", ")]
    name = _constraint_name(error.orig)
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            if isinstance(constraint, sa.UniqueConstraint) and constraint.name == name:
                return constraint.columns.keys()
    return []


def _constraint_name(error: BaseException | None) -> str | None:
    # psycopg keeps the name in `diag`, asyncpg in the exception that it wraps.
    diagnosis = getattr(error, "diag", None) or getattr(error, "__cause__", None)
    return getattr(diagnosis, "constraint_name", None)
