import { expectClearError } from './harness/expect-clear-error';
import { pluginsInProcess, pluginWorkspace } from './harness/prepared-workspaces';
import { defaultNxVersion } from './harness/versions';
import type { Workspace } from './harness/workspace';

const FILES: Readonly<Record<string, string>> = {
  'pyproject.toml': `[tool.uv.workspace]
members = ["apps/plain", "apps/forked", "apps/grouped", "libs/extras"]

[dependency-groups]
tools = ["ruff"]
lint = [{ include-group = "tools" }, "iniconfig"]
`,
  'apps/plain/pyproject.toml': `[project]
name = "Plain.App"
version = "0"
requires-python = ">=3.11"
dependencies = ["extras[all]", "local"]

[tool.uv]
package = false

[tool.uv.sources]
extras = { workspace = true }
local = { path = "../../vendor/local" }
`,
  'apps/forked/pyproject.toml': `[project]
name = "forked"
version = "0"
requires-python = ">=3.11"
dependencies = [
  "attrs<24; python_version < '3.12'",
  "attrs>=25; python_version >= '3.12'",
  "colorama; sys_platform == 'win32'",
]

[tool.uv]
package = false
`,
  'apps/grouped/pyproject.toml': `[project]
name = "grouped"
version = "0"
requires-python = ">=3.11"
dependencies = ["anyio"]

[project.optional-dependencies]
fast = ["orjson"]

[dependency-groups]
dev = ["pytest", { include-group = "types" }]
types = ["typing-extensions"]

[tool.uv]
package = false
default-groups = []
`,
  'libs/extras/pyproject.toml': `[project]
name = "extras"
version = "0"
requires-python = ">=3.11"
dependencies = ["six"]

[project.optional-dependencies]
web = ["httpcore"]
all = ["extras[web]"]

[build-system]
requires = ["uv_build>=0.9"]
build-backend = "uv_build"
`,
  'libs/extras/src/extras/__init__.py': '',
  'vendor/local/pyproject.toml': `[project]
name = "local"
version = "0"
requires-python = ">=3.11"
dependencies = ["packaging"]

[build-system]
requires = ["uv_build>=0.9"]
build-backend = "uv_build"
`,
  'vendor/local/src/local/__init__.py': '',
};
const LOCAL = new Set(['plain-app', 'forked', 'grouped', 'extras', 'local']);

describe('the slices of a lock', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await pluginWorkspace(defaultNxVersion, pluginsInProcess);
    for (const [file, text] of Object.entries(FILES)) await workspace.write(file, text);
    await workspace.succeed(['uv', 'lock', '--quiet']);
    await workspace.succeedNx(['run-many', '-t', 'lock-slice']);
  });

  /** What uv itself finds, with the versions of every fork. */
  async function exported(...args: readonly string[]): Promise<string[]> {
    const plain = ['--frozen', '--no-hashes', '--no-annotate', '--no-header', '--quiet'];
    const { stdout } = await workspace.succeed(['uv', 'export', ...plain, ...args]);
    const lines = stdout.split('\n').map((line) => line.split(';')[0]?.trim() ?? '');
    return lines.filter((line) => /^[a-z0-9-]+==/.test(line));
  }

  it.each([
    ['plain-app', 'apps/plain'],
    ['forked', 'apps/forked'],
    ['grouped', 'apps/grouped'],
    ['extras', 'libs/extras'],
  ])('hold for %s what uv export names', async (name, folder) => {
    const text = await workspace.read(`.paxx/lock/${folder}/slice.txt`);
    const [head = '', ...lines] = text.trim().split('\n');
    const sliced = lines
      .map((line) => line.split(' ')[0] ?? '')
      .filter((line) => !LOCAL.has(line.split('==')[0] ?? ''));
    const own = await exported('--package', name, '--all-extras', '--all-groups');
    const shared = await exported('--only-group', 'lint', '--only-group', 'tools');
    expect(head).toBe('requires-python >=3.11');
    expect(sliced.sort()).toEqual([...new Set([...own, ...shared])].sort());
  });

  it('say what to type where the lock has the marks of a merge', async () => {
    await workspace.edit('uv.lock', /^requires-python/m, '<<<<<<< HEAD\n$&');
    const ended = await workspace.nx(['run-many', '-t', 'lint']);
    expectClearError(ended, /Cannot read 'uv.lock:\d+'.*then run: uv lock/);
  });
});
