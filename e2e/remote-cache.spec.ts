import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { graphWorkspace } from './harness/graph-workspace';
import { startRemoteCache, stopRemoteCaches, type RemoteCache } from './harness/remote-cache';
import { taskResults, type TaskResults } from './harness/task-results';
import { Workspace, scratchFolder } from './harness/workspace';

const execute = promisify(execFile);
const TARGETS = ['lint', 'typecheck', 'test', 'deps', 'openapi', 'build', 'prune', 'test-ci'];
const OUTPUTS = ['libs/money/dist', 'libs/rounding/dist', 'apps/api/openapi.json', 'dist/deploy'];
const RUN = ['run-many', '-t', ...TARGETS];

/** Names every file of the archives, and of the archives in them, that holds the words. */
const FIND_IN_ARCHIVES = `
import gzip, io, sys, tarfile, zipfile
from pathlib import Path

def files(name, data):
    yield name, data
    if data[:2] == b"\\x1f\\x8b":
        data = gzip.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for each in archive.namelist():
                yield from files(f"{name}/{each}", archive.read(each))
    elif tarfile.is_tarfile(io.BytesIO(data)):
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for each in archive:
                if each.isfile():
                    yield from files(f"{name}/{each.name}", archive.extractfile(each).read())

folder, *words = sys.argv[1:]
for path in sorted(Path(folder).iterdir()):
    for name, data in files(path.name, path.read_bytes()):
        print("read", name)
        if any(word.encode() in data for word in words):
            print("found", name)
`;

afterAll(stopRemoteCaches);

// From 23 on clones of one machine share a local cache: each has one of its own here, as machines have.
describe.each(['23.2.1', '24.0.6'] as const)('a remote cache on Nx %s', (version) => {
  let cache: RemoteCache;
  let first: Workspace;
  let clone: Workspace;
  let made: TaskResults;

  beforeAll(async () => {
    cache = await startRemoteCache();
    first = await graphWorkspace(version);
    made = await taskResults(first, RUN, { env: cache.environment });
    clone = await cloneDeeper(first);
  });

  it('is given every result', () => {
    expect({ failed: made.failed, output: made.ended.output }).toMatchObject({ failed: [] });
    expect(made.ran).toEqual(expect.arrayContaining(['api:lock-slice', 'api:prune']));
    expect(made.ran).toEqual(expect.arrayContaining(['api:test-ci', 'api:test-ci--tests']));
    expect(cache.stored.size).toBe(made.ran.length);
  });

  it('gives every result to a clone at another path, which runs nothing', async () => {
    cache.forgetAnswers();
    const { ran, failed, fromCache } = await taskResults(clone, RUN, { env: cache.environment });
    expect({ ran, failed }).toEqual({ ran: [], failed: [] });
    expect(fromCache).toEqual(made.ran);
    expect([...cache.hits].sort()).toEqual([...cache.stored.keys()].sort());
    expect(cache.misses).toEqual([]);
    for (const output of OUTPUTS)
      expect(await read(clone, output)).toEqual(await read(first, output));
  });

  it('holds no path of the machine that made the results', async () => {
    const folder = await scratchFolder('archives');
    for (const [hash, archive] of cache.stored) await writeFile(join(folder, hash), archive);
    const python = first.path('.venv/bin/python');
    const { output } = await first.succeed([python, '-c', FIND_IN_ARCHIVES, folder, first.root]);
    expect(output).toMatch(/\.whl\/.*METADATA/);
    expect(output).toMatch(/openapi\.json/);
    expect(output.match(/^found .*/gm)).toBeNull();
  });
});

/** Another machine: the commit, and what the two lock files name. */
async function cloneDeeper(first: Workspace): Promise<Workspace> {
  const root = join(await scratchFolder('clone'), 'home/somebody/work');
  await mkdir(root, { recursive: true });
  const clone = new Workspace(root, first.environment);
  await clone.git('clone', '-q', first.root, '.');
  await execute('cp', ['-al', first.path('node_modules'), root]);
  await clone.remove('node_modules/.cache');
  await clone.succeed(['uv', 'sync', '--all-packages', '--locked', '--quiet']);
  return clone;
}

/** Each file below a place, with its bytes. */
async function read(workspace: Workspace, place: string): Promise<string> {
  const { stdout } = await execute(
    'sh',
    ['-c', 'find "$0" -type f -exec sha256sum {} + | sort', place],
    { cwd: workspace.root },
  );
  expect(stdout).not.toBe('');
  return stdout;
}
