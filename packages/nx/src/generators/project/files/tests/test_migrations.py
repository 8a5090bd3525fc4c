"""Revisions form one line, go up, down and up again, and make what models say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from conftest import execute
from settings import ROOT, Settings


@pytest.fixture
def config(settings: Settings, tmp_path: Path) -> Iterator[Config]:
    """Alembic on an empty database of its own, beside the one of the other tests."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    url = sa.make_url(settings.database_url)
    is_file = url.get_backend_name() == "sqlite"
    name = str(tmp_path / "test.sqlite3") if is_file else f"{url.database}_migrations"
    own = url.set(database=name).render_as_string(hide_password=False)
    config.attributes["settings"] = settings.model_copy(update={"database_url": own})
    if is_file:
        yield config
        return
    drop = f'DROP DATABASE IF EXISTS "{name}"'
    execute(url, drop, f'CREATE DATABASE "{name}"')
    yield config
    execute(url, drop)


def test_there_is_at_most_one_head(config: Config) -> None:
    assert len(ScriptDirectory.from_config(config).get_heads()) <= 1


def test_revisions_go_up_down_and_up(config: Config) -> None:
    command.upgrade(config, "head")
    command.downgrade(config, "base")
    command.upgrade(config, "head")


def test_models_and_revisions_agree(config: Config) -> None:
    command.upgrade(config, "head")

    command.check(config)
