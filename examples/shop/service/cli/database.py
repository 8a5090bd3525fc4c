"""Migrates the database through Alembic; these commands need only DATABASE_URL."""

from collections.abc import Iterable, Iterator
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

Message = Annotated[str, typer.Option("--message", "-m", help="What changes.")]
Revision = Annotated[str, typer.Argument(help="Where to stop.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Check = Annotated[bool, typer.Option(help="Exit 1 if a revision is pending.")]

cli = typer.Typer(help="Create, apply and inspect migrations.", no_args_is_help=True)


@contextmanager
def alembic() -> Iterator[Config]:
    """Configure Alembic, and tell what fails in one line."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["settings"] = read_settings(DatabaseSettings)
    try:
        yield config
    except CommandError as error:
        raise SystemExit(f"Cannot migrate: {error}") from None
    except DBAPIError as error:
        raise SystemExit(f"Cannot migrate: {describe_cause(error)}{_place(error)}.") from None


@cli.command()
def migrate(message: Message) -> None:
    """Write a revision for what changed in the models."""
    with alembic() as config:
        if config.attributes["settings"].database_url.startswith("sqlite"):
            command.upgrade(config, "heads")
        elif _read_state(config)[1]:
            raise CommandError("Revisions are pending. Run: python -m cli db upgrade")
        command.revision(config, message, autogenerate=True)


@cli.command()
def upgrade(revision: Revision = "head") -> None:
    """Apply pending revisions."""
    with alembic() as config:
        command.upgrade(config, revision)


@cli.command()
def downgrade(revision: Revision = "-1", *, yes: Yes = False) -> None:
    """Take revisions back; data that they added is lost."""
    if not yes:
        typer.confirm(f"Downgrade to {revision} and lose what was added?", abort=True)
    with alembic() as config:
        command.downgrade(config, revision)


@cli.command()
def status(*, check: Check = False) -> None:
    """Show the current revision, the heads, and what is pending."""
    with alembic() as config:
        current, pending = _read_state(config)
        heads = ScriptDirectory.from_config(config).get_heads()
    typer.echo(f"Current: {', '.join(current) or 'none'}")
    typer.echo(f"Heads:   {', '.join(heads) or 'none'}")
    typer.echo(f"Pending: {len(pending)}")
    for script in pending:
        typer.echo(f"  {script.revision} {script.doc}")
    if check and pending:
        raise typer.Exit(1)


def _read_state(config: Config) -> tuple[tuple[str, ...], list[Script]]:
    """Give the revisions that the database is at, and those that come after them."""
    found: list[str] = []

    def read(revisions: Iterable[str], _: object) -> list[None]:
        found.extend(revisions)
        return []

    scripts = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, scripts, fn=read, dont_mutate=True):
        scripts.run_env()
    current = tuple(found)
    # Without implicit_base, the other side of a merge is left out.
    after = scripts.iterate_revisions("heads", current or "base", implicit_base=True)
    return current, [*after][::-1]


def _place(error: Exception) -> str:
    """Name the line of the revision that failed, if it was in one."""
    frames = [(Path(each.filename), each.lineno) for each in extract_tb(error.__traceback__)]
    places = [f" ({file.name}:{line})" for file, line in frames if file.parent.name == "versions"]
    return "".join(places[-1:])
