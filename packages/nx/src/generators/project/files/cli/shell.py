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
from settings import read_all_settings


def open_shell() -> None:
    """Open IPython with settings, app, models and session; `await` works in it."""
    # Imported here: only this command needs it, and it is a development dependency.
    from IPython.core.async_helpers import get_asyncio_loop

    settings = read_all_settings(each.settings for each in FEATURES if each.settings)
    engine = create_engine(settings)
    session = make_database(engine).writing()
    app = create_app(settings, FEATURES)
    load_models()
    models = {each.class_.__name__: each.class_ for each in Base.registry.mappers}
    names = {"app": app, "sa": sa, "session": session, "settings": settings, **models}
    loop: asyncio.AbstractEventLoop = get_asyncio_loop()
    try:
        _run(names)
    finally:
        loop.run_until_complete(session.close())
        loop.run_until_complete(engine.dispose())


def _run(names: dict[str, Any]) -> None:
    from IPython import start_ipython
    from IPython.core.interactiveshell import InteractiveShell

    if sys.stdin.isatty():
        typer.echo(f"Here: {', '.join(sorted(names))}")
        with own_foreground():
            start_ipython(argv=["--no-banner"], user_ns=names)
        return
    piped = InteractiveShell.instance(user_ns=names, colors="nocolor")
    if not piped.run_cell(sys.stdin.read()).success:
        raise typer.Exit(1)
