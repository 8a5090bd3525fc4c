"""Revisions form one line, and go up, down and up again."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine

from settings import ROOT, Settings


@pytest.fixture
def config(settings: Settings, tmp_path: Path) -> Iterator[Config]:
    """Alembic on an empty database of its own, beside the one of the other tests."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    url = sa.make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        own = url.set(database=str(tmp_path / "migrations.sqlite3"))
        config.attributes["settings"] = with_url(settings, own)
        yield config
        return
    own = url.set(database=f"{url.database}_migrations")
    config.attributes["settings"] = with_url(settings, own)
    drop = f'DROP DATABASE IF EXISTS "{own.database}"'
    execute(url, drop, f'CREATE DATABASE "{own.database}"')
    yield config
    execute(url, drop)


def with_url(settings: Settings, url: sa.URL) -> Settings:
    text = url.render_as_string(hide_password=False)
    return settings.model_copy(update={"database_url": text})


def execute(server: sa.URL, *statements: str) -> None:
    async def run() -> None:
        engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for statement in statements:
                await connection.execute(sa.text(statement))
        await engine.dispose()

    asyncio.run(run())


def test_there_is_at_most_one_head(config: Config) -> None:
    assert len(ScriptDirectory.from_config(config).get_heads()) <= 1


def test_revisions_go_up_down_and_up(config: Config) -> None:
    command.upgrade(config, "head")
    command.downgrade(config, "base")
    command.upgrade(config, "head")
