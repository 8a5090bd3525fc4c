"""Print which installed distributions provide the modules that are named, as JSON."""

import json
import re
import sys
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path


def main(modules: list[str]) -> None:
    provided = packages_distributions()
    names = {module: sorted({*provided.get(module, ())}) or name_member(module) for module in modules}
    print(json.dumps(names))


def name_member(module: str) -> list[str]:
    """A member of the uv workspace is installed as a path, which says nothing of its modules."""
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return []
    places = [*(spec.submodule_search_locations or ()), spec.origin] if spec else []
    for place in filter(None, places):
        for folder in Path(place).parents:
            manifest = folder / "pyproject.toml"
            if manifest.is_file():
                return re.findall(r'^name\s*=\s*["\']([^"\']+)', manifest.read_text("utf-8"), re.MULTILINE)[:1]
    return []


if __name__ == "__main__":
    main(sys.argv[1:])
