"""Opens IPython with the settings, the application, every model and a session."""

import asyncio
import sys
from typing import Any

import sqlalchemy as sa
import typer

from cli.terminal import own_foreground
from core.app import create_app
from core.database import create_engine, make_database
from core.features import load_models
from core.models import Base
from main import FEATURES
from settings import Settings, read_settings


def open_shell() -> None:
    """Open IPython with settings, app, models and session; `await` works in it."""
    # Imported here: only this command needs it, and it is a development dependency.
    from IPython.core.async_helpers import get_asyncio_loop

    settings = read_settings(Settings)
    engine = create_engine(settings)
    session = make_database(engine).writing()
    names = _models() | {
        "app": create_app(settings, FEATURES),
        "sa": sa,
        "session": session,
        "settings": settings,
    }
    loop: asyncio.AbstractEventLoop = get_asyncio_loop()
    try:
        succeeded = _run_prompt(names) if sys.stdin.isatty() else _run_piped(names)
    finally:
        loop.run_until_complete(session.close())
        loop.run_until_complete(engine.dispose())
    if not succeeded:
        raise typer.Exit(1)


def _models() -> dict[str, Any]:
    load_models()
    return {mapper.class_.__name__: mapper.class_ for mapper in Base.registry.mappers}


def _run_prompt(names: dict[str, Any]) -> bool:
    from IPython import start_ipython

    typer.echo(f"Here: {', '.join(sorted(names))}")
    with own_foreground():
        start_ipython(argv=["--no-banner"], user_ns=names)
    return True


def _run_piped(names: dict[str, Any]) -> bool:
    from IPython.core.interactiveshell import InteractiveShell

    piped = InteractiveShell.instance(user_ns=names, colors="nocolor")
    return bool(piped.run_cell(sys.stdin.read()).success)
