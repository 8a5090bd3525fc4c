"""Runs Alembic on the async engine, over the models of every feature."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from contextlib import aclosing
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context, util
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrationScript
from alembic.runtime.migration import MigrationContext, MigrationInfo
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from core.database import create_engine
from core.features import load_models
from core.models import UtcDateTime
from settings import DatabaseSettings, read_settings

ADVISORY_LOCK = 7_243_019_655
METADATA = load_models()


def render_item(kind: str, item: Any, ctx: AutogenContext) -> str | Literal[False]:
    # A revision must run without the code of the service as it is today.
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def drop_empty_revision(
    ctx: MigrationContext,
    revision: str | Iterable[str | None] | Iterable[str],
    directives: list[MigrationScript],
) -> None:
    (script,) = directives
    # `alembic check` comes here too, without a message, and reads the directives.
    revises = getattr(context.config.cmd_opts, "autogenerate", False) or script.message
    if revises and script.upgrade_ops is not None and script.upgrade_ops.is_empty():
        directives.clear()
        util.msg(
            "No changes: the models and the migrations agree. No file was written."
        )


def tell_step(
    ctx: MigrationContext,
    step: MigrationInfo,
    heads: Collection[Any],
    run_args: Mapping[str, Any],
) -> None:
    if step.is_stamp:
        return
    verb = "Applied" if step.is_upgrade else "Took back"
    for script in context.script.get_revisions(step.up_revision_ids):
        if script is not None:
            util.msg(f"{verb} {script.revision}: {script.doc}")


def run_migrations(connection: sa.Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        compare_type=True,
        compare_server_default=True,
        render_as_batch=True,
        render_item=render_item,
        process_revision_directives=drop_empty_revision,
        on_version_apply=tell_step,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            # Those who migrate at once take turns; SQLite has BEGIN IMMEDIATE for it.
            lock = sa.text("SELECT pg_advisory_xact_lock(:key)")
            connection.execute(lock, {"key": ADVISORY_LOCK})
        context.run_migrations()


def suspend_foreign_keys(connection: Any, _: object) -> None:
    # Altering a table copies and drops it, which would delete what refers to it.
    connection.execute("PRAGMA foreign_keys=OFF")


async def connect(engine: AsyncEngine) -> AsyncConnection:
    try:
        return await engine.connect()
    except (DBAPIError, OSError) as error:
        cause = str(getattr(error, "orig", error)).splitlines()[0]
        raise SystemExit(
            f"Cannot reach the database {engine.url.render_as_string()}: {cause}. "
            "Start it, or correct DATABASE_URL."
        ) from None


async def migrate(settings: DatabaseSettings) -> None:
    engine = create_engine(settings, poolclass=sa.NullPool)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine.sync_engine, "connect", suspend_foreign_keys)
    try:
        async with aclosing(await connect(engine)) as connection:
            await connection.run_sync(run_migrations)
            await connection.commit()
    finally:
        await engine.dispose()


asyncio.run(
    migrate(
        context.config.attributes.get("settings") or read_settings(DatabaseSettings)
    )
)
