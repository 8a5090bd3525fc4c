"""Assembles the command line; each command reads only the settings that it uses."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
import typer
import uvicorn

from cli import database
from core.app import create_app
from core.database import create_engine, make_database
from core.metadata import load_models
from core.models import Base
from main import FEATURES
from settings import Settings, read_all_settings

cli = typer.Typer(help="Run and inspect this service.", no_args_is_help=True, add_completion=False)
cli.add_typer(database.cli, name="db")
for feature in FEATURES:
    if feature.commands is not None:
        cli.add_typer(feature.commands, name=feature.name.replace("_", "-"))


@cli.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 43210,
    reload: Annotated[bool, typer.Option(help="Restart when a file changes.")] = False,
) -> None:
    """Serve the API with uvicorn."""
    uvicorn.run(
        "main:app",
        host=host,
        port=port,
        reload=reload,
        access_log=False,
        # TRUSTED_PROXIES says whom to believe; uvicorn believes the whole machine.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )


@cli.command()
def openapi(
    *, output: Annotated[Path | None, typer.Option(help="Write to this file.")] = None
) -> None:
    """Print the OpenAPI document; it needs no settings and no database."""
    app = create_app(Settings.model_construct(), FEATURES)
    document = json.dumps(app.openapi(), indent=2, sort_keys=True)
    if output is None:
        typer.echo(document)
    else:
        output.write_text(f"{document}\n", encoding="utf-8")


@cli.command()
def shell() -> None:
    """Open IPython with settings, app, models and session; `await` works in it."""
    # Imported here: only this command needs it, and it is a development dependency.
    from IPython import start_ipython
    from IPython.core.async_helpers import get_asyncio_loop
    from IPython.core.interactiveshell import InteractiveShell

    settings = read_all_settings(each.settings for each in FEATURES if each.settings)
    # Without a pool, closing the session leaves nothing open.
    session = make_database(create_engine(settings, poolclass=sa.NullPool)).writing()
    app = create_app(settings, FEATURES)
    load_models()
    models = {each.class_.__name__: each.class_ for each in Base.registry.mappers}
    names = {"app": app, "sa": sa, "session": session, "settings": settings, **models}
    loop: asyncio.AbstractEventLoop = get_asyncio_loop()
    try:
        if sys.stdin.isatty():
            typer.echo(f"Here: {', '.join(sorted(names))}")
            start_ipython(argv=["--no-banner"], user_ns=names)
            return
        piped = InteractiveShell.instance(user_ns=names, colors="nocolor")
        if not piped.run_cell(sys.stdin.read()).success:
            raise typer.Exit(1)
    finally:
        loop.run_until_complete(session.close())


if __name__ == "__main__":
    cli(prog_name="python -m cli", obj=FEATURES)
