"""Writes the OpenAPI document of a FastAPI application whose service has no command for it.

The application is imported, in the project's folder; it is not started, so no lifespan runs and no database is needed.
"""

import argparse
import importlib
import json
import re
import sys
import traceback
from pathlib import Path


def parse_arguments():
    parser = argparse.ArgumentParser(prog="openapi", description=__doc__.splitlines()[0])
    parser.add_argument("app", help="module:attribute")
    parser.add_argument("--from", dest="folder", default=".", help="folder to import it from")
    parser.add_argument("--output", type=Path, default=Path("openapi.json"), metavar="FILE")
    parser.add_argument("--indent", type=int, default=2)
    return parser.parse_args()


def find_document(app):
    module, _, attribute = app.partition(":")
    found = importlib.import_module(module)
    for name in attribute.split("."):
        found = getattr(found, name)
    if not hasattr(found, "openapi") and callable(found):
        found = found()
    return found.openapi()


def explain(app, error):
    """Name the line of the project that is to blame; what lies below it is of no use to the reader."""
    frames = traceback.extract_tb(error.__traceback__)
    here = Path.cwd()
    own = [frame for frame in frames if here in Path(frame.filename).parents]
    own = [frame for frame in own if ".venv" not in Path(frame.filename).relative_to(here).parts]
    place = f" ({Path(own[-1].filename).relative_to(here)}:{own[-1].lineno})" if own else ""
    cause = " ".join(str(error).split())
    return (
        f"Cannot write the OpenAPI document of '{app}': {type(error).__name__}: {cause}{place}. "
        "Repair that: the document is made by importing the application."
    )


def main():
    arguments = parse_arguments()
    if not re.fullmatch(r"[\w.]+:[\w.]+", arguments.app):
        sys.exit(
            f"Cannot write the OpenAPI document of '{arguments.app}': an application is named as module:attribute. "
            'Correct [tool.fastapi] in pyproject.toml, such as entrypoint = "app.main:app".'
        )
    sys.path[0] = str(Path(arguments.folder).resolve())
    if arguments.folder != ".":
        sys.path.insert(1, str(Path.cwd()))
    try:
        document = find_document(arguments.app)
    except Exception as error:
        sys.exit(explain(arguments.app, error))
    text = json.dumps(document, indent=arguments.indent, sort_keys=True, ensure_ascii=False)
    arguments.output.write_text(f"{text}\n", encoding="utf-8")


main()
