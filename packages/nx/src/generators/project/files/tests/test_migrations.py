"""Revisions form one line, and go up, down and up again; failures are one line."""

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine
from typer.testing import CliRunner

from cli import database
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


@pytest.fixture
def versions(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for revisions that stand in for those of the service."""
    folder = tmp_path / "versions"
    folder.mkdir()
    config.set_main_option("version_locations", str(folder))
    config.set_main_option("path_separator", "newline")
    monkeypatch.setattr(database, "_config", lambda: config)
    return folder


def write_revision(folder: Path, name: str, *down: str, sql: str = "SELECT 1") -> None:
    lines = [
        "from alembic import op",
        f"revision, down_revision = {name!r}, {down or None!r}",
        f"def upgrade(): op.execute({sql!r})",
        "def downgrade(): pass",
    ]
    (folder / f"{name}.py").write_text("\n".join(lines))


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


def test_both_sides_of_a_merge_are_pending(config: Config, versions: Path) -> None:
    write_revision(versions, "one")
    write_revision(versions, "two", "one")
    write_revision(versions, "three", "one")
    write_revision(versions, "merged", "two", "three")
    command.upgrade(config, "two")

    result = CliRunner().invoke(database.cli, ["status"])

    assert "Pending: 2\n" in result.output


def test_failing_sql_is_told_in_one_line(versions: Path) -> None:
    write_revision(versions, "one", sql="SELECT 1 FROM absent")

    result = CliRunner().invoke(database.cli, ["upgrade"])

    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "absent" in result.stderr
    assert "one.py:3" in result.stderr


def test_offline_mode_prints_sql_alone(
    config: Config, versions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_revision(versions, "one", sql="SELECT 'one'")
    config.output_buffer = io.StringIO()
    # Nothing answers there: a script is made without a database.
    url = sa.make_url("sqlite+aiosqlite:////nowhere/at/all")
    config.attributes["settings"] = with_url(config.attributes["settings"], url)

    command.upgrade(config, "head", sql=True)

    assert "SELECT 'one';" in config.output_buffer.getvalue()
    assert capsys.readouterr().out == ""
