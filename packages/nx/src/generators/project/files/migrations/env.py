"""Runs Alembic on the async engine, over the models of every feature."""

import asyncio
from contextlib import aclosing
from typing import Any

import sqlalchemy as sa
from alembic import context, util
from sqlalchemy.exc import DBAPIError

from core.database import create_engine, describe_cause
from core.metadata import load_models
from settings import DatabaseSettings, read_settings

ADVISORY_LOCK = 7_243_019_655
# Told after the commit: a later revision may fail and take all of them back.
steps: list[str] = []


def render_item(kind: str, item: Any, _: Any) -> Any:
    # A revision must run without the code of the service as it is today.
    if kind == "type" and type(item).__module__.startswith("core."):
        return f"sa.{item.impl_instance!r}"
    return False


def drop_empty_revision(_: Any, __: Any, directives: list[Any]) -> None:
    # `alembic check` comes here too, without a message, and reads the directives.
    if directives[0].message and directives[0].upgrade_ops.is_empty():
        directives.clear()
        util.msg("No changes: the models and the migrations agree. Nothing is written.")


def note_step(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:
    if not step.is_stamp:
        verb = "Applied" if step.is_upgrade else "Took back"
        scripts = context.script.get_revisions(step.up_revision_ids)
        steps.extend(f"{verb} {each.revision}: {each.doc}" for each in scripts)


def run(**target: Any) -> None:
    context.configure(
        **target,
        target_metadata=load_models(),
        # Alembic would commit after each revision on SQLite, and give up its turn.
        transactional_ddl=True,
        compare_type=True,
        compare_server_default=True,
        render_as_batch=True,
        render_item=render_item,
        process_revision_directives=drop_empty_revision,
        on_version_apply=note_step,
    )
    ctx = context.get_context()
    with context.begin_transaction():
        # Those who migrate at once take turns; SQLite has BEGIN IMMEDIATE for it.
        if ctx.dialect.name == "postgresql" and not ctx.opts.get("dont_mutate"):
            context.execute(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
        context.run_migrations()


def suspend_foreign_keys(connection: Any, _: object) -> None:
    # Altering a table copies and drops it, which would delete what refers to it.
    connection.execute("PRAGMA foreign_keys=OFF")


async def migrate(settings: DatabaseSettings) -> None:
    # Without a pool there is nothing to dispose of.
    engine = create_engine(settings, poolclass=sa.NullPool)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine.sync_engine, "connect", suspend_foreign_keys)
    try:
        connection = await engine.connect()
    except DBAPIError as error:
        advice = "Start it, create it (createdb), or correct DATABASE_URL."
        reason = f"{engine.url!r}: {describe_cause(error)}. {advice}"
        raise SystemExit(f"Cannot reach the database {reason}") from None
    async with aclosing(connection):
        await connection.run_sync(lambda opened: run(connection=opened))
        await connection.commit()
    for step in steps:
        util.msg(step)


settings = context.config.attributes.get("settings") or read_settings(DatabaseSettings)
if context.is_offline_mode():
    run(url=settings.database_url, literal_binds=True)
else:
    asyncio.run(migrate(settings))
