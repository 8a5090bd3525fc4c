"""Migrates the database through Alembic; these commands need only DATABASE_URL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import Annotated

import typer
from alembic import command
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from core.database import describe_cause
from settings import ROOT, DatabaseSettings, read_settings

cli = typer.Typer(help="Create, apply and inspect migrations.", no_args_is_help=True)


@cli.command()
def migrate(
    message: Annotated[str, typer.Option("--message", "-m", help="What changes.")],
) -> None:
    """Write a revision for what changed in the models."""
    with _one_line_errors():
        config = _config()
        if pending := _pending(config):
            _bring_up_to_date(config, pending)
        command.revision(config, message, autogenerate=True)


@cli.command()
def upgrade(
    revision: Annotated[str, typer.Argument(help="Where to stop.")] = "head",
) -> None:
    """Apply pending revisions."""
    with _one_line_errors():
        config = _config()
        if not _pending(config):
            typer.echo("Nothing is pending.")
            return
        command.upgrade(config, revision)


@cli.command()
def downgrade(
    revision: Annotated[str, typer.Argument(help="Where to stop.")] = "-1",
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take revisions back; data that they added is lost."""
    if not yes:
        typer.confirm(f"Downgrade to {revision} and lose what was added?", abort=True)
    with _one_line_errors():
        config = _config()
        command.downgrade(config, revision)


@cli.command()
def status(
    *,
    check: Annotated[
        bool, typer.Option(help="Exit 1 if a revision is pending.")
    ] = False,
) -> None:
    """Show the current revision, the heads, and what is pending."""
    with _one_line_errors():
        config = _config()
        pending = _pending(config)
        typer.echo(f"Current: {_names(_current(config))}")
        typer.echo(
            f"Heads:   {_names(ScriptDirectory.from_config(config).get_heads())}"
        )
        typer.echo(f"Pending: {len(pending)}")
        for script in pending:
            typer.echo(f"  {script.revision} {script.doc}")
    if check and pending:
        raise typer.Exit(1)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except CommandError as error:
        typer.echo(f"Cannot migrate: {error}", err=True)
        raise typer.Exit(1) from None
    except DBAPIError as error:
        cause = describe_cause(error)
        typer.echo(f"Cannot migrate: {cause}{_place(error)}.", err=True)
        raise typer.Exit(1) from None


def _place(error: DBAPIError) -> str:
    """Name the line of the revision that failed, if it was in one."""
    for frame in reversed(extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.parent.name == "versions":
            return f" ({file.name}:{frame.lineno})"
    return ""


def _config() -> Config:
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["settings"] = read_settings(DatabaseSettings)
    return config


def _current(config: Config) -> tuple[str, ...]:
    found: list[str] = []

    def read(revisions: str | tuple[str, ...], _: object) -> list[None]:
        found.extend([revisions] if isinstance(revisions, str) else revisions)
        return []

    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, script, fn=read, dont_mutate=True):
        script.run_env()
    return tuple(found)


def _pending(config: Config) -> list[Script]:
    current = _current(config)
    script = ScriptDirectory.from_config(config)
    # Without implicit_base, the other side of a merge is left out.
    between = script.iterate_revisions("heads", current or "base", implicit_base=True)
    return [*between][::-1]


def _bring_up_to_date(config: Config, pending: list[Script]) -> None:
    if not config.attributes["settings"].database_url.startswith("sqlite"):
        raise CommandError(
            f"{len(pending)} revisions are pending. Run: python -m cli db upgrade"
        )
    typer.echo(f"Applying what is pending to the SQLite file first: {len(pending)}.")
    command.upgrade(config, "heads")


def _names(revisions: tuple[str, ...] | list[str]) -> str:
    return ", ".join(revisions) or "none"
