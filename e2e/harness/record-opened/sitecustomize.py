"""Records which files of a folder this Python and its children open; for a PYTHONPATH."""

import atexit
import os
import re
import sys

FOLDER = os.environ["OPENED_IN"] + os.sep
REPORT = os.environ["OPENED_REPORT"]
COMPILED = re.compile(r"__pycache__/([^/.]+)\.[^/]*\.pyc$")
opened: set[str] = set()


def note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes):
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if path.startswith(FOLDER):
            opened.add(COMPILED.sub(r"\1.py", path.removeprefix(FOLDER)))


def report() -> None:
    files = sorted(opened)
    with open(f"{REPORT}.{os.getpid()}", "w") as file:
        file.writelines(f"{each}\n" for each in files)


sys.addaudithook(note)
atexit.register(report)
