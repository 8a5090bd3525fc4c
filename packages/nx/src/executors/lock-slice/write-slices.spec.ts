import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import lockSliceBatch from './batch';
import { writeSlices } from './write-slices';

const LOCK = `version = 1
requires-python = ">=3.11"
[[package]]
name = "my-api"
source = { virtual = "apps/api" }
dependencies = [{ name = "fastapi" }]
[[package]]
name = "fastapi"
version = "1"
source = { registry = "x" }
`;

let root: string;
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-slices-'));
  write('pyproject.toml', '[tool.uv.workspace]\nmembers = ["apps/*"]\n');
  write('apps/api/pyproject.toml', '[project]\nname = "My_Api"\n');
  write('apps/new/pyproject.toml', '[project]\nname = "new"\n');
  write('uv.lock', LOCK);
});
afterEach(() => rmSync(root, { recursive: true }));

const slice = (): string => readFileSync(join(root, '.paxx/lock/apps/api/slice.txt'), 'utf8');

describe('writeSlices', () => {
  it('writes what is locked for a project by its normalised name', () => {
    expect(writeSlices(root, ['apps/api'])).toEqual(new Map([['apps/api', undefined]]));
    expect(slice()).toMatch(/^fastapi==1 registry \w{32}$/m);
  });

  it('names the command for a project that is not locked, and goes on', () => {
    const refusals = writeSlices(root, ['apps/new', 'apps/api']);
    expect(refusals.get('apps/new')).toBe(
      "Cannot find 'new' in 'uv.lock': the lock is older than the manifests. Run: uv lock",
    );
    expect(refusals.get('apps/api')).toBeUndefined();
  });

  it('names the command where there is no lock', () => {
    rmSync(join(root, 'uv.lock'));
    expect(writeSlices(root, ['apps/api']).get('apps/api')).toMatch(/there is none. Run: uv lock$/);
  });

  it('names the line of a conflict', () => {
    write('uv.lock', `version = 1\n<<<<<<< HEAD\n${LOCK}`);
    expect(writeSlices(root, ['apps/api']).get('apps/api')).toMatch(
      /'uv.lock:2'.*then run: uv lock/,
    );
  });

  it('takes the whole of a lock in a later format', () => {
    write('uv.lock', 'version = 2\n');
    expect(writeSlices(root, ['apps/api']).get('apps/api')).toBeUndefined();
    expect(slice()).toBe('version = 2\n');
  });

  it('names the line of a half-typed manifest', () => {
    write('apps/api/pyproject.toml', '[project]\nname =');
    expect(writeSlices(root, ['apps/api']).get('apps/api')).toContain(
      "'apps/api/pyproject.toml:2'",
    );
    expect(existsSync(join(root, '.paxx'))).toBe(false);
  });
});

describe('the batch', () => {
  it('gives every task a result, the refused ones too', async () => {
    const task = (projectRoot: string): unknown => ({ projectRoot });
    const tasks = { 'api:lock-slice': task('apps/api'), 'new:lock-slice': task('apps/new') };
    const graph = { tasks } as unknown as TaskGraph;
    const results = [];
    for await (const one of lockSliceBatch(graph, {}, {}, { root } as ExecutorContext))
      results.push(one);
    expect(results).toMatchObject([
      { task: 'api:lock-slice', result: { success: true } },
      {
        task: 'new:lock-slice',
        result: { success: false, terminalOutput: expect.stringContaining('uv lock') },
      },
    ]);
  });
});
