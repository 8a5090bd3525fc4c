import type { CreateDependenciesContext, ProjectConfiguration } from '@nx/devkit';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parsePyproject } from '../manifest/parse-pyproject';
import { createDependenciesWith } from './create-dependencies';
import { createNodesWith } from './create-nodes';
import { createSourceReader } from './read-sources';
import { createWorkspaceReader } from './read-workspace';

const SERVICE = '[project]\nname = "api"\ndependencies = ["fastapi", "money", "pytest"]\n';
const FILES: Readonly<Record<string, string>> = {
  'pyproject.toml': '[tool.uv.workspace]\nmembers = ["apps/*", "libs/*"]\n',
  'apps/api/pyproject.toml': SERVICE,
  'apps/api/setup.cfg': '[mypy]\nstrict = true\n',
  'apps/api/main.py': 'from core import app\n',
  'apps/api/cli/__main__.py': 'def openapi() -> None: ...\n',
  'apps/api/conftest.py': '',
  'apps/api/core/__init__.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
  'apps/api/features/orders/services.py': 'import core\n',
  'apps/api/features/orders/tests/test_orders.py': 'from features.orders import services\n',
  'apps/api/features/users/tests/test_users.py': 'from features.orders import services\n',
  'libs/money/pyproject.toml': '[project]\nname = "money"\n',
  'libs/money/mypy.ini': '[mypy]\n',
  'libs/money/src/money/__init__.py': '',
};
const MANIFESTS = Object.keys(FILES).filter((file) => file.endsWith('pyproject.toml'));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'count-reads-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

/** Both hooks as Nx calls them, `later` milliseconds from now, with what they parse, open, list and scan. */
function makeGraph({ later = 0 } = {}) {
  const parsed: string[] = [];
  const opened: string[] = [];
  const scanned: string[] = [];
  const listed: string[] = [];
  const reader = createWorkspaceReader(
    (text) => {
      parsed.push(text);
      return parsePyproject(text);
    },
    (path) => opened.push(relative(root, path)),
  );
  const sources = createSourceReader(() => Date.now() + later);
  const [, createNodes] = createNodesWith(reader, () => undefined, {
    ...sources,
    list: (folder) => {
      listed.push(relative(root, folder));
      return sources.list(folder);
    },
    scan: (file) => {
      scanned.push(relative(root, file));
      return sources.scan(file);
    },
  });
  const createDependencies = createDependenciesWith(reader);
  const compute = async (): Promise<number> => {
    const context = { workspaceRoot: root, nxJsonConfiguration: {} };
    const results = await createNodes(MANIFESTS, undefined, context);
    const projects = results.flatMap(([, { projects: found }]) => Object.entries(found ?? {}));
    return (await createDependencies(undefined, { ...context, ...seenByNx(projects) })).length;
  };
  return { parsed, opened, scanned, listed, compute };
}

function seenByNx(
  found: readonly (readonly [root: string, project: Partial<ProjectConfiguration>])[],
): Omit<CreateDependenciesContext, 'workspaceRoot' | 'nxJsonConfiguration'> {
  const byName = found.map(
    ([folder, project]) => [`${project.name}`, { ...project, root: folder }] as const,
  );
  const projectFileMap = Object.fromEntries(
    byName.map(([name, project]) => [name, [{ file: `${project.root}/pyproject.toml`, hash: '' }]]),
  );
  const fileMap = { nonProjectFiles: [], projectFileMap };
  return {
    externalNodes: {},
    projects: Object.fromEntries(byName),
    fileMap,
    filesToProcess: fileMap,
  };
}

describe('one graph', () => {
  it('parses each manifest once', async () => {
    const { compute, parsed } = makeGraph();
    expect(await compute()).toBe(1);
    expect(parsed.sort()).toEqual(MANIFESTS.map((file) => FILES[file]).sort());
  });

  it('opens each manifest and each file beside it once', async () => {
    const { compute, opened } = makeGraph();
    await compute();
    const beside = ['apps/api/setup.cfg', 'apps/api/main.py', 'libs/money/mypy.ini'];
    expect(opened).toEqual(expect.arrayContaining([...MANIFESTS, ...beside]));
    expect(opened).toEqual([...new Set(opened)]);
  });

  it('scans each source that a test can load once, and lists no project without features', async () => {
    const { compute, scanned, listed } = makeGraph();
    await compute();
    expect(scanned.sort()).toEqual([
      'apps/api/conftest.py',
      'apps/api/core/__init__.py',
      'apps/api/features/orders/services.py',
      'apps/api/features/orders/tests/test_orders.py',
      'apps/api/features/users/tests/test_users.py',
    ]);
    expect(listed).toEqual(['apps/api']);
  });

  it('parses nothing again for the next one', async () => {
    const { compute, parsed } = makeGraph();
    await compute();
    await compute();
    expect(parsed).toHaveLength(MANIFESTS.length);
  });
});

describe('the graphs of a process that lives on', () => {
  it('scan sources again when one of them changed, and only then', async () => {
    const { compute, scanned } = makeGraph({ later: 10_000 });
    await compute();
    await compute();
    const both = scanned.splice(0).length;
    await compute();
    expect(scanned).toEqual([]);
    writeFileSync(join(root, 'apps/api/conftest.py'), 'import main\n');
    await compute();
    expect(scanned).toHaveLength(both / 2 + 1);
    expect(scanned).toContain('apps/api/main.py');
  });

  it('scan them again when pytest is told to import from elsewhere', async () => {
    const { compute, scanned } = makeGraph({ later: 10_000 });
    await compute();
    await compute();
    scanned.splice(0);
    const settings = '[tool.pytest.ini_options]\npythonpath = ["libs"]\n';
    writeFileSync(join(root, 'apps/api/pyproject.toml'), `${SERVICE}${settings}`);
    await compute();
    expect(scanned).not.toEqual([]);
  });

  it('trust no file that changed a moment ago', async () => {
    const { compute, scanned } = makeGraph();
    await compute();
    await compute();
    scanned.splice(0);
    await compute();
    expect(scanned).not.toEqual([]);
  });
});
