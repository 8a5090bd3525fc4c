"""Assembles the command line; each command reads only the settings that it uses."""

import json
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from cli import database, shell
from core.app import create_app
from main import FEATURES
from settings import Settings

cli = typer.Typer(
    name="cli",
    help="Run, inspect and migrate this service.",
    no_args_is_help=True,
    add_completion=False,
)
cli.add_typer(database.cli, name="db")
cli.command(name="shell")(shell.open_shell)
for feature in FEATURES:
    if feature.commands is not None:
        cli.add_typer(feature.commands, name=feature.name.replace("_", "-"))


@cli.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(help="Port to listen on.", min=1, max=65535)
    ] = 43210,
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


if __name__ == "__main__":
    cli(prog_name="python -m cli")
