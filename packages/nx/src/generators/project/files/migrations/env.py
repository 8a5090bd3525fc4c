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

from core.database import NO_LIMITS, create_engine, describe_cause
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
            "No changes: the models and the migrations agree. No file was written. "
            'For a revision of your own: uv run alembic revision -m "..."'
        )


def tell_step(
    ctx: MigrationContext,
    step: MigrationInfo,
    heads: Collection[Any],
    run_args: Mapping[str, Any],
) -> None:
    # Without a connection, what is printed is a script.
    if step.is_stamp or ctx.as_sql:
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
    run_in_turn()


def print_sql(url: str) -> None:
    context.configure(url=url, literal_binds=True, on_version_apply=tell_step)
    run_in_turn()


def run_in_turn() -> None:
    ctx = context.get_context()
    with context.begin_transaction():
        # Those who migrate at once take turns; SQLite has BEGIN IMMEDIATE for it.
        if ctx.dialect.name == "postgresql" and not ctx.opts.get("dont_mutate"):
            context.execute(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
        context.run_migrations()


def suspend_foreign_keys(connection: Any, _: object) -> None:
    # Altering a table copies and drops it, which would delete what refers to it.
    connection.execute("PRAGMA foreign_keys=OFF")


async def connect(engine: AsyncEngine) -> AsyncConnection:
    try:
        return await engine.connect()
    except (DBAPIError, OSError) as error:
        cause = describe_cause(error)
        raise SystemExit(
            f"Cannot reach the database {engine.url.render_as_string()}: {cause}. "
            f"{advise(engine.url, cause)}, or correct DATABASE_URL."
        ) from None


def advise(url: sa.URL, cause: str) -> str:
    name = url.database
    if url.get_backend_name() == "sqlite":
        return "Create its folder"
    if f'database "{name}" does not exist' in cause:
        return f'Create it: createdb {name}, or CREATE DATABASE "{name}" in psql'
    return "Start it"


async def migrate(settings: DatabaseSettings) -> None:
    # A change may take long, and wait long for its turn: the limits are for requests.
    engine = create_engine(settings, NO_LIMITS, poolclass=sa.NullPool)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine.sync_engine, "connect", suspend_foreign_keys)
    try:
        async with aclosing(await connect(engine)) as connection:
            await connection.run_sync(run_migrations)
            await connection.commit()
    finally:
        await engine.dispose()


def main() -> None:
    given = context.config.attributes.get("settings")
    settings = given or read_settings(DatabaseSettings)
    if context.is_offline_mode():
        print_sql(settings.database_url)
    else:
        asyncio.run(migrate(settings))


main()
