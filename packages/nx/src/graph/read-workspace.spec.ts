import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parsePyproject } from '../manifest/parse-pyproject';
import { createWorkspaceReader } from './read-workspace';

const ROOT =
  '[tool.uv.workspace]\nmembers = ["apps/*", "libs/a"]\n[dependency-groups]\ndev = ["pytest"]\n';
const FILES = ['pyproject.toml', 'apps/api/pyproject.toml', 'libs/a/pyproject.toml'];

let root: string;
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'read-workspace-'));
  write('pyproject.toml', ROOT);
  write('apps/api/pyproject.toml', '[project]\nname = "api"\ndependencies = ["fastapi"]');
  write('libs/a/pyproject.toml', '[project]\nname = "a"');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('createWorkspaceReader', () => {
  it('gives equal models for any order of files', () => {
    const { read } = createWorkspaceReader();
    const forwards = read(root, FILES);
    const backwards = read(root, [...FILES].reverse());
    expect(new Map([...backwards.projects].sort())).toEqual(new Map([...forwards.projects].sort()));
  });

  it('parses each manifest once for both hooks', () => {
    const parse = jest.fn(parsePyproject);
    const { read, recall } = createWorkspaceReader(parse);
    const first = read(root, FILES);
    expect(read(root, FILES)).toEqual(first);
    expect(recall(root, FILES)).toEqual(first);
    expect(parse).toHaveBeenCalledTimes(3);
  });

  it('opens nothing again to recall', () => {
    const { read, recall } = createWorkspaceReader();
    const before = read(root, FILES);
    rmSync(join(root, 'apps'), { recursive: true });
    expect(recall(root, FILES)).toEqual(before);
  });

  it('recalls no older text of a manifest that another entry of nx.json reads', () => {
    const { read, recall } = createWorkspaceReader();
    const mine = ['apps/api/pyproject.toml'];
    read(root, mine);
    expect(recall(root, FILES).projects.get('libs/a')?.name).toBe('a');
    write('libs/a/pyproject.toml', '[project]\nname = "b"');
    read(root, mine);
    expect(recall(root, FILES).projects.get('libs/a')?.name).toBe('b');
  });

  it('sees a manifest that changed since', () => {
    const { read } = createWorkspaceReader();
    read(root, FILES);
    write('libs/a/pyproject.toml', '[project]\nname = "b"');
    expect(read(root, FILES).projects.get('libs/a')?.name).toBe('b');
  });

  it('finds the uv workspace outside the given files', () => {
    const { projects } = createWorkspaceReader().read(root, ['apps/api/pyproject.toml']);
    expect(projects.get('apps/api')).toMatchObject({
      environment: '.',
      sharedTools: new Set(['pytest']),
    });
  });

  it('keeps the members of a half-typed workspace root', () => {
    write('pyproject.toml', `${ROOT}half =`);
    write('uv.lock', '');
    const { projects, broken } = createWorkspaceReader().read(root, FILES);
    expect(projects.get('apps/api')?.environment).toBe('.');
    expect(broken).toMatchObject([{ file: 'pyproject.toml', problem: { line: 5 } }]);
  });

  it('leaves a manifest out that vanished meanwhile', () => {
    const { projects, broken } = createWorkspaceReader().read(root, [
      ...FILES,
      'gone/pyproject.toml',
    ]);
    expect([...projects.keys()].sort()).toEqual(['apps/api', 'libs/a']);
    expect(broken).toEqual([]);
  });

  it('sees application and command line beside', () => {
    write('apps/api/main.py', 'app = create_app()');
    write('apps/api/cli/__main__.py', 'def openapi() -> None: ...');
    const { projects } = createWorkspaceReader().read(root, FILES);
    expect(projects.get('apps/api')?.files).toMatchObject({
      entrypoint: { app: 'main:app', from: '.' },
      openapiCommand: true,
    });
    expect(projects.get('libs/a')?.files).toMatchObject({
      names: new Set(['pyproject.toml']),
      entrypoint: undefined,
      openapiCommand: false,
    });
  });

  it('reads the sections of ini files', () => {
    write('libs/a/setup.cfg', '[mypy]\r\nfiles = src\r\n[tool:pytest]\n');
    const files = createWorkspaceReader().read(root, FILES).projects.get('libs/a')?.files;
    expect(files?.settings).toEqual(new Set(['mypy', 'mypy.files', 'tool:pytest']));
  });

  it('keeps the tools of a half-typed workspace root', () => {
    write('pyproject.toml', `${ROOT}half =`);
    write('uv.lock', '');
    const { projects } = createWorkspaceReader().read(root, FILES);
    expect(projects.get('apps/api')?.sharedTools).toContain('pytest');
  });

  it('takes a project that uv does not manage for itself', () => {
    write('libs/a/pyproject.toml', '[project]\nname = "a"\n[tool.uv]\nmanaged = false');
    const { projects } = createWorkspaceReader().read(root, FILES);
    expect(projects.get('libs/a')?.environment).toBe('libs/a');
  });

  it('stands a manifest that is a link in a circle, and one that is a folder', () => {
    rmSync(join(root, 'libs/a/pyproject.toml'));
    symlinkSync('pyproject.toml', join(root, 'libs/a/pyproject.toml'));
    mkdirSync(join(root, 'libs/b/pyproject.toml'), { recursive: true });
    const files = [...FILES, 'libs/b/pyproject.toml'];
    const { projects, broken } = createWorkspaceReader().read(root, files);
    expect([...projects.keys()]).toEqual(['apps/api']);
    expect(broken).toEqual([]);
  });
});
