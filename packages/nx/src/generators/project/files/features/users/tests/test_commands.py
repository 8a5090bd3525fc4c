"""The commands of users, on a database of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from core.models import Base
from features.users.commands import cli
from features.users.settings import UserSettings
from settings import DatabaseSettings, normalize_database_url

EMAIL = "ada@example.com"
PASSWORD = "violet harbour 42\n"
CREATE = ["create-admin", EMAIL, "--password-stdin"]

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    url = f"sqlite:///{tmp_path / 'test.sqlite3'}"
    engine = sa.create_engine(url)
    Base.metadata.create_all(engine)
    engine.dispose()
    given = {
        DatabaseSettings: DatabaseSettings.model_construct(
            database_url=normalize_database_url(url)
        ),
        UserSettings: UserSettings.model_construct(argon2_memory_kib=8),
    }
    # Whatever `.env` and the environment say.
    monkeypatch.setattr("features.users.commands.read_settings", given.__getitem__)
    return lambda *words, **typed: CliRunner().invoke(cli, words, **typed)


def test_user_is_created_given_a_role_and_disabled(run: Run) -> None:
    done = [
        run(*CREATE, input=PASSWORD),
        run("grant", EMAIL.upper(), "clerk", "--permission", "users:read"),
        run("disable", EMAIL),
    ]

    assert [each.exit_code for each in done] == [0, 0, 0]
    listed = run("list").output
    assert listed.startswith(f"{EMAIL}  disabled  ")
    assert {"admin", "clerk"} <= {*listed.replace(",", "").split()}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (CREATE, "12 characters"),
        (["grant", EMAIL, "clerk"], EMAIL),
        (["grant", EMAIL, "clerk", "--permission", "users:fly"], "users:read"),
    ],
)
def test_refusal_is_one_line(run: Run, words: list[str], reason: str) -> None:
    refused = run(*words, input="too short\n")

    assert refused.exit_code == 1
    assert len(refused.output.splitlines()) == 1
    assert reason in refused.output
    assert "too short" not in refused.output
