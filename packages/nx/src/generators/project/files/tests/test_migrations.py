"""Revisions form one line, go up, down and up again, and make what models say."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.config import Config

from conftest import sibling_database
from settings import ROOT, Settings


@pytest.fixture
def config(settings: Settings) -> Iterator[Config]:
    """Alembic on an empty database of its own."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    with sibling_database(settings, "migrations") as config.attributes["settings"]:
        yield config


def test_revisions_go_up_down_and_up(config: Config) -> None:
    command.upgrade(config, "head")
    command.downgrade(config, "base")
    command.upgrade(config, "head")


def test_models_and_revisions_agree(config: Config) -> None:
    command.upgrade(config, "head")
    command.check(config)
