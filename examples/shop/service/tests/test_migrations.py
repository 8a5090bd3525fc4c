"""Revisions form one line, go up, down and up again, and make what models say."""

from alembic import command
from alembic.config import Config

from conftest import sibling_database
from settings import ROOT, Settings


def test_revisions_go_up_down_and_up_to_the_models(settings: Settings) -> None:
    config = Config(toml_file=ROOT / "pyproject.toml")
    with sibling_database(settings, "migrations") as config.attributes["settings"]:
        command.upgrade(config, "head")
        command.downgrade(config, "base")
        command.upgrade(config, "head")
        command.check(config)
