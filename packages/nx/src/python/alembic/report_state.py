"""One more command for Alembic: prints revisions, heads and what each database has, as JSON.

`alembic history` says nothing about a database whose revision has no file, and `alembic current` says
nothing about what is pending; one process that asks both through the public API takes half the time.
"""

import json
import sys

from alembic import command
from alembic.config import CommandLine
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory

MARK = "paxx-state:"


def _parents(script, revision):
    """Take in `depends_on` too: what it names has to be applied before."""
    down = revision.down_revision or ()
    needed = revision.dependencies or ()
    names = [*((down,) if isinstance(down, str) else down)]
    for name in (needed,) if isinstance(needed, str) else needed:
        names.append(script.get_revision(name).revision)
    return names


def _sqlite_file(connection):
    if connection is None or connection.dialect.name != "sqlite":
        return None
    rows = connection.exec_driver_sql("PRAGMA database_list").fetchall()
    return next((row[2] for row in rows if row[1] == "main"), None) or None


def report_state(config):
    """Print revisions, heads and what each database has."""
    script = ScriptDirectory.from_config(config)
    revisions = [
        {
            "id": revision.revision,
            "message": revision.doc,
            "path": revision.path,
            "parents": _parents(script, revision),
        }
        for revision in script.walk_revisions()
    ]
    databases = []

    def read(current, context):
        connection = context.connection
        url = connection.engine.url if connection is not None else None
        databases.append(
            {
                "url": url and url.render_as_string(hide_password=True),
                "file": _sqlite_file(connection),
                "current": sorted(current),
            }
        )
        return []

    if "--heads-only" not in sys.argv:
        with EnvironmentContext(config, script, fn=read, dont_mutate=True):
            script.run_env()
    state = {
        "revisions": revisions[::-1],
        "heads": sorted(script.get_heads()),
        "databases": databases,
    }
    print(MARK + json.dumps(state), flush=True)


def main():
    # Alembic lists the functions of this module as its commands; `register_command` came with 1.15.3.
    report_state.__module__ = command.__name__
    command.report_state = report_state
    arguments = [value for value in sys.argv[1:] if value != "--heads-only"]
    CommandLine(prog="alembic").main([*arguments, "report_state"])


main()
