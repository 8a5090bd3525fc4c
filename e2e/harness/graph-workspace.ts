import { pluginsInProcess, pluginWorkspace } from './prepared-workspaces';
import { recordTaskResults } from './task-results';
import type { NxVersion } from './versions';
import type { Workspace } from './workspace';

const TOOLS = `
[tool.ruff]
line-length = 100

[tool.mypy]
follow_imports = "skip"
ignore_missing_imports = true
explicit_package_bases = true

[tool.pytest.ini_options]
addopts = "--import-mode=importlib"
pythonpath = ["."]
`;

/** A service that depends on `money`, which depends on `rounding`; `billing`, by itself, with a package of its own. */
const FILES: Readonly<Record<string, string>> = {
  'apps/api/pyproject.toml': `[project]
name = "api"
version = "0"
requires-python = ">=3.11"
dependencies = ["fastapi", "money"]

[tool.uv]
package = false

[tool.uv.sources]
money = { workspace = true }

[tool.fastapi]
entrypoint = "main:app"
${TOOLS}`,
  'apps/api/README.md': '# api\n',
  'apps/api/main.py': `from fastapi import FastAPI

from features.notes.services import take_note
from features.orders.services import total

app = FastAPI()
app.get("/total")(total)
app.get("/note")(take_note)
`,
  'apps/api/conftest.py': '',
  'apps/api/core/__init__.py': '',
  'apps/api/core/amounts.py': `from money import add


def double(amount: int) -> int:
    return add(amount, amount)
`,
  'apps/api/features/__init__.py': '',
  'apps/api/features/orders/__init__.py': '',
  'apps/api/features/orders/services.py': `from core.amounts import double


def total() -> int:
    return double(21)
`,
  'apps/api/features/orders/tests/test_orders.py': `from features.orders.services import total


def test_total() -> None:
    assert total() == 42
`,
  'apps/api/features/notes/__init__.py': '',
  'apps/api/features/notes/services.py': `def take_note() -> str:
    return "noted"
`,
  'apps/api/features/notes/tests/test_notes.py': `from features.notes.services import take_note


def test_note() -> None:
    assert take_note() == "noted"
`,
  'apps/api/migrations/versions/0001_start.py': 'revision = "0001"\n',
  'apps/api/tests/test_migrations.py': `from importlib import import_module


def test_revision() -> None:
    assert import_module("migrations.versions.0001_start").revision == "0001"
`,
  'apps/billing/pyproject.toml': `[project]
name = "billing"
version = "0"
requires-python = ">=3.11"
dependencies = ["six"]

[tool.uv]
package = false
${TOOLS}`,
  'apps/billing/README.md': '# billing\n',
  'apps/billing/bill.py': 'import six\n\nVERSION = six.__version__\n',
  'apps/billing/test_bill.py': `from bill import VERSION


def test_version() -> None:
    assert VERSION
`,
  'libs/money/pyproject.toml': `[project]
name = "money"
version = "0"
requires-python = ">=3.11"
dependencies = ["rounding"]

[build-system]
requires = ["uv_build>=0.9"]
build-backend = "uv_build"

[tool.uv.sources]
rounding = { workspace = true }
${TOOLS}`,
  'libs/money/src/money/__init__.py': `from rounding import to_cents


def add(first: int, second: int) -> int:
    return to_cents(first) + to_cents(second)
`,
  'libs/money/tests/test_money.py': `from money import add


def test_add() -> None:
    assert add(1, 2) == 3
`,
  // Without settings of its own: those of the root hold.
  'libs/rounding/pyproject.toml': `[project]
name = "rounding"
version = "0"
requires-python = ">=3.11"

[build-system]
requires = ["uv_build>=0.9"]
build-backend = "uv_build"
`,
  'libs/rounding/src/rounding/__init__.py': `def to_cents(amount: int) -> int:
    return amount
`,
  'libs/rounding/tests/test_rounding.py': `from rounding import to_cents


def test_cents() -> None:
    assert to_cents(1) == 1
`,
};

const ROOT = `[tool.uv.workspace]
members = ["apps/api", "apps/billing", "libs/money", "libs/rounding"]

[dependency-groups]
dev = ["deptry", "httpx", "mypy", "pytest", "ruff"]

[tool.ruff]
line-length = 100
`;

/** Small projects with real tools, in which every kind of dependency occurs; locked, synced and committed. */
export async function graphWorkspace(version: NxVersion): Promise<Workspace> {
  const workspace = await pluginWorkspace(version, pluginsInProcess);
  await workspace.write('pyproject.toml', ROOT);
  for (const [file, text] of Object.entries(FILES)) await workspace.write(file, text);
  await recordTaskResults(workspace);
  await workspace.succeed(['uv', 'sync', '--all-packages', '--quiet']);
  await workspace.commit('feat: add projects');
  return workspace;
}
