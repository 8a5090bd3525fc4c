import type { CreateDependenciesContext, FileData, ProjectConfiguration } from '@nx/devkit';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDependenciesWith } from './graph/create-dependencies';
import { createNodesWith } from './graph/create-nodes';
import { createWorkspaceReader } from './graph/read-workspace';
import { reportOnce } from './graph/report-once';
import * as plugin from './plugin';

let root: string;
let said: string[];
let hooks: ReturnType<typeof makeHooks>;

function makeHooks() {
  const reader = createWorkspaceReader();
  const [pattern, createNodes] = createNodesWith(
    reader,
    reportOnce((message) => said.push(message)),
  );
  return { pattern, createNodes, createDependencies: createDependenciesWith(reader) };
}

const FILES = [
  'pyproject.toml',
  'apps/api/pyproject.toml',
  'apps/half/pyproject.toml',
  'libs/a/pyproject.toml',
];
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plugin-'));
  said = [];
  hooks = makeHooks();
  write('pyproject.toml', '[tool.uv.workspace]\nmembers = ["apps/*", "libs/a"]');
  write('apps/api/pyproject.toml', '[project]\nname = "api"\ndependencies = ["a"]\n[tool.ruff]');
  write('apps/half/pyproject.toml', '[project]\nname = "half"\ndependencies = "x"');
  write('libs/a/pyproject.toml', '[project]\nname = "a"');
});
afterEach(() => rmSync(root, { recursive: true }));

async function nodes(files = FILES, holders = 1): Promise<Record<string, ProjectConfiguration>> {
  const results = await hooks.createNodes(files, undefined, {
    workspaceRoot: root,
    nxJsonConfiguration: { plugins: Array<string>(holders).fill('@paxx/nx') },
  });
  const entries = results.flatMap(([, { projects }]) => Object.entries(projects ?? {}));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as Record<
    string,
    ProjectConfiguration
  >;
}

async function dependencies() {
  return dependenciesOf(Object.values(await nodes()));
}

function dependenciesOf(found: readonly ProjectConfiguration[]) {
  const fileOf = ({ root: folder }: ProjectConfiguration): FileData[] => [
    { file: `${folder}/pyproject.toml`, hash: '' },
  ];
  const context = {
    workspaceRoot: root,
    projects: Object.fromEntries(found.map((project) => [`nx-${project.name}`, project])),
    fileMap: {
      nonProjectFiles: [],
      projectFileMap: Object.fromEntries(
        found.map((project) => [`nx-${project.name}`, fileOf(project)]),
      ),
    },
  } as Partial<CreateDependenciesContext> as CreateDependenciesContext;
  return hooks.createDependencies(undefined, context);
}

describe('the hooks', () => {
  it('make a project of each readable manifest', async () => {
    expect(Object.keys(await nodes())).toEqual(['apps/api', 'libs/a']);
  });

  it('give equal results for a second call and any order', async () => {
    const first = await nodes();
    expect(await nodes([...FILES].reverse())).toEqual(first);
    expect(await nodes()).toEqual(first);
  });

  it('say once what is wrong and where', async () => {
    await nodes();
    await nodes();
    expect(said).toEqual([
      `Cannot read 'apps/half/pyproject.toml:3': 'project.dependencies' is not a list of strings. Write it like dependencies = ["fastapi"]; until then this project has no inferred targets.`,
    ]);
  });

  it('take a repaired manifest back', async () => {
    await nodes();
    write('apps/half/pyproject.toml', '[project]\nname = "half"');
    expect(Object.keys(await nodes())).toContain('apps/half');
  });

  it('let the first of two equal names win', async () => {
    write('libs/a/pyproject.toml', '[project]\nname = "api"');
    expect(Object.keys(await nodes())).toEqual(['apps/api']);
    expect(said).toContainEqual(expect.stringContaining("'apps/api' is named 'api' already"));
  });

  it('let a project.json settle two equal names', async () => {
    write('libs/a/pyproject.toml', '[project]\nname = "api"');
    write('libs/a/project.json', '{ "name": "other" }');
    expect(Object.keys(await nodes())).toEqual(['apps/api', 'libs/a']);
  });

  it('take no name for a root that nx.json excludes, but for one of another entry', async () => {
    write('pyproject.toml', '[project]\nname = "api"\n[tool.uv.workspace]\nmembers = ["apps/*"]');
    expect(Object.keys(await nodes(['apps/api/pyproject.toml']))).toEqual(['apps/api']);
    expect(said).toEqual([]);
    expect(await nodes(['apps/api/pyproject.toml'], 2)).toEqual({});
    expect(said).toEqual([expect.stringContaining("'.' is named 'api' already")]);
  });

  it('give each entry of nx.json all edges, also to folders of the other', async () => {
    const all = await dependencies();
    expect(all).toHaveLength(1);
    for (const files of [['apps/api/pyproject.toml'], ['libs/a/pyproject.toml']]) {
      hooks = makeHooks();
      await nodes(files, 2);
      const names = ['apps/api', 'libs/a'].map((folder) => ({
        name: folder.slice(5),
        root: folder,
      }));
      expect(await dependenciesOf(names)).toEqual(all);
    }
  });

  it('name the projects of an edge as Nx does', async () => {
    expect(await dependencies()).toEqual([
      { source: 'nx-api', target: 'nx-a', sourceFile: 'apps/api/pyproject.toml', type: 'static' },
    ]);
  });
});

describe('the plugin', () => {
  it('offers its nodes under the names of every Nx', () => {
    expect(plugin.createNodesV2).toBe(plugin.createNodes);
    expect(plugin.createNodes[0]).toBe('**/pyproject.toml');
  });

  it('starts without the devkit', () => {
    const loaded = Object.keys(require.cache);
    expect(loaded.some((file) => file.includes('smol-toml'))).toBe(true);
    expect(loaded.filter((file) => file.includes('@nx/devkit'))).toEqual([]);
  });
});
