"""The commands of users, on a database of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from core.models import Base
from features.users import commands
from features.users.feature import users_feature

EMAIL = "ada@example.com"
CREATE = ["create-admin", EMAIL, "--password-stdin"]

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    file = tmp_path / "test.sqlite3"
    engine = sa.create_engine(f"sqlite:///{file}")
    Base.metadata.create_all(engine)
    engine.dispose()
    given = {"database_url": f"sqlite+aiosqlite:///{file}", "argon2_memory_kib": 8}
    monkeypatch.setattr(commands, "read_settings", lambda kind: kind.model_construct(**given))
    obj = (users_feature,)
    return lambda *words, **typed: CliRunner().invoke(commands.cli, words, obj=obj, **typed)


def test_user_is_created_given_a_role_and_disabled(run: Run) -> None:
    done = [
        run(*CREATE, input="violet harbour 42\n"),
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
        (["grant", EMAIL, "admin"], EMAIL),
        (["grant", EMAIL, "clerk", "--permission", "users:fly"], "users:read"),
    ],
)
def test_refusal_is_one_line(run: Run, words: list[str], reason: str) -> None:
    refused = run(*words, input="too short\n")
    (line,) = refused.output.splitlines()
    assert reason in line
    assert "too short" not in line
    assert refused.exit_code == 1
