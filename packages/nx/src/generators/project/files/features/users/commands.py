"""The commands `python -m cli users …`; each commits once, as a request does."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import sqlalchemy as sa
import typer
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from core.database import describe_cause, open_database
from core.exceptions import DomainError
from features.users.models import Role, User, user_roles
from features.users.schemas import Registration, normalize_email
from features.users.services import accounts
from features.users.settings import UserSettings
from settings import DatabaseSettings, read_settings

Email = Annotated[str, typer.Argument(parser=normalize_email, metavar="EMAIL")]
FromInput = Annotated[bool, typer.Option(help="Read it from standard input.")]
Permissions = Annotated[list[str] | None, typer.Option(help="Add it to the role.")]

cli = typer.Typer(help="Manage users and what they may do.", no_args_is_help=True)


@cli.command()
def create_admin(email: Email, *, password_stdin: FromInput = False) -> None:
    """Create a user who has every permission."""
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        given = Registration(email=email, password=password)
    except ValidationError as error:
        first = error.errors()[0]
        raise SystemExit(f"Cannot use the {first['loc'][0]}: {first['msg']}") from None
    settings = read_settings(UserSettings)
    _run(lambda session: accounts.create_admin(session, settings, given))
    typer.echo(f"{given.email} may do everything.")


@cli.command()
def grant(
    context: typer.Context, email: Email, role: str, *, permission: Permissions = None
) -> None:
    """Give a user a role, made if it is new; --permission may be repeated."""
    declared = {each for feature in context.obj for each in feature.permissions}
    if unknown := {*(permission or ())} - declared:
        known = ", ".join(sorted(declared))
        raise SystemExit(f"{', '.join(unknown)} is not one of: {known}.")
    _run(lambda session: accounts.grant_role(session, email, role, permission or ()))
    typer.echo(f"{email} has the role {role}.")


@cli.command()
def disable(email: Email) -> None:
    """End a user's sessions, and let no new one begin."""
    _run(lambda session: accounts.disable_user(session, email))
    typer.echo(f"{email} is disabled.")


@cli.command("list")
def list_users() -> None:
    """List users and their roles."""
    columns = (User.email, User.is_active, sa.func.aggregate_strings(Role.name, ", "))
    joined = sa.select(*columns).select_from(User).outerjoin(user_roles).outerjoin(Role)
    found = joined.group_by(User.id).order_by(User.email)
    for email, is_active, names in _run(lambda session: session.execute(found)):
        state = "active" if is_active else "disabled"
        typer.echo(f"{email}  {state}  {names or '-'}")


def _run(work: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
    async def commit() -> Any:
        settings = read_settings(DatabaseSettings)
        async with open_database(settings) as database, database.writing.begin() as session:
            return await work(session)

    try:
        return asyncio.run(commit())
    except (DomainError, DBAPIError) as error:
        raise SystemExit(f"Cannot do it: {describe_cause(error)}") from None
