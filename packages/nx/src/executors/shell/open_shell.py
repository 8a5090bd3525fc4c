"""A Python prompt for a project that has no `shell` command: its application and its models by name.

Usage: open_shell.py <module:attribute> <folder to import it from> [arguments for IPython]. In the project's
folder.
"""

import ast
import asyncio
import importlib
import inspect
import sys
from types import ModuleType


def find_names(entrypoint):
    names = {}
    if entrypoint:
        module, _, attribute = entrypoint.partition(":")
        try:
            names[attribute] = getattr(importlib.import_module(module), attribute)
        except Exception as error:
            # The prompt is of use without it, for finding out why.
            print(f"Without {entrypoint}: {type(error).__name__}: {error}", file=sys.stderr)
    return names | find_models()


def find_models():
    """Every class that SQLAlchemy maps, of the modules that the application imported."""
    modules = [module for module in sys.modules.values() if isinstance(module, ModuleType)]
    classes = [value for module in modules for value in vars(module).values()]
    mapped = [value for value in classes if isinstance(value, type) and "__mapper__" in vars(value)]
    return {value.__name__: value for value in mapped}


def run_piped(names):
    """Run the lines of a pipe; an exception ends with code 1, as in any Python program."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    code = compile(sys.stdin.read(), "<stdin>", "exec", flags=flags)
    scope = {"__name__": "__main__", **names}
    if code.co_flags & inspect.CO_COROUTINE:
        asyncio.run(eval(code, scope))
    else:
        exec(code, scope)


def run_prompt(names, arguments):
    print(f"Here: {', '.join(sorted(names)) or 'nothing yet'}")
    try:
        from IPython import start_ipython
    except ImportError:
        import code

        code.interact(banner="IPython is not installed: uv add --dev ipython", local=names)
    else:
        start_ipython(argv=["--no-banner", *arguments], user_ns=names)


def main():
    entrypoint, folder, *arguments = sys.argv[1:]
    sys.path[0] = ""
    if folder != ".":
        sys.path.insert(1, folder)
    names = find_names(entrypoint)
    if sys.stdin.isatty():
        run_prompt(names, arguments)
    else:
        run_piped(names)


main()
