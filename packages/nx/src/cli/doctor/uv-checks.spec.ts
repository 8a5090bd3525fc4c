import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findUv } from '../../python/find-uv';
import { makeFolder, removeFolders } from '../../testing/make-folder';
import { diagnose } from './diagnose';
import { readFacts } from './facts';

// Each starts several processes, which a machine that does other work too takes its time for.
jest.setTimeout(60_000);

const manifest = (python = '>=3.9'): string =>
  `[project]\nname = "api"\nversion = "0"\nrequires-python = "${python}"\n`;
const files = {
  'nx.json': '{ "plugins": ["@paxx/nx"] }',
  'pyproject.toml': '[tool.uv.workspace]\nmembers = ["api"]\n',
  'api/pyproject.toml': manifest(),
};
const env = { ...process.env, UV_PYTHON_DOWNLOADS: 'never' };

/** A workspace that needs no package, so that uv works without network. */
function synced(): string {
  const root = makeFolder(files);
  uv(root, 'sync', '--all-packages', '--offline', '--quiet');
  return root;
}

function uv(root: string, ...args: string[]): void {
  const [program = 'uv', ...first] = findUv(root, env)?.argv ?? [];
  execFileSync(program, [...first, ...args], { cwd: root, env, stdio: 'pipe' });
}

async function diagnosisOf(root: string, variables: NodeJS.ProcessEnv = env) {
  return diagnose(await readFacts(root, variables));
}

async function checksOf(root: string, variables?: NodeJS.ProcessEnv): Promise<string[]> {
  const { findings } = await diagnosisOf(root, variables);
  return findings.map(({ check, where }) => `${check} ${where}`);
}

describe('the checks of uv', () => {
  afterEach(removeFolders);

  test('find nothing in what was synced just now, and name the versions', async () => {
    expect(await diagnosisOf(synced())).toEqual({
      findings: [],
      skipped: [],
      summary: expect.stringMatching(/^1 Python project, uv \d+\.\d+\.\d+, Python 3\.\d+\.\d+$/),
    });
  });

  test('find that lock and environment are not there', async () => {
    expect(await checksOf(makeFolder(files))).toEqual([
      'lock-missing uv.lock',
      'environment-missing .venv',
    ]);
  });

  test('find the marks of a merge in the lock, and nothing else for it', async () => {
    const root = synced();
    writeFileSync(join(root, 'uv.lock'), 'version = 1\n<<<<<<< HEAD\n');
    expect(await checksOf(root)).toEqual(['lock-broken uv.lock:2']);
  });

  test('let a project of another package manager alone', async () => {
    const root = makeFolder({ ...files, 'pyproject.toml': '', 'api/poetry.lock': '' });
    expect(await checksOf(root)).toEqual([]);
  });

  test('find a lock that the manifests have left, without network', async () => {
    const root = synced();
    const more = 'dependencies = ["nothing-has-this-name-x"]\n';
    writeFileSync(join(root, 'api/pyproject.toml'), manifest() + more);
    expect(await checksOf(root)).toEqual(['lock-stale uv.lock']);
    writeFileSync(join(root, 'api/pyproject.toml'), manifest('>=3.10'));
    expect(await checksOf(root)).toEqual(['lock-stale uv.lock']);
  });

  test('find an environment that has drifted from the lock', async () => {
    const root = makeFolder({
      ...files,
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["api", "lib"]\n',
      'lib/pyproject.toml': manifest().replace('api', 'lib'),
    });
    uv(root, 'sync', '--all-packages', '--offline', '--quiet');
    const site = ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'];
    const path = execFileSync(join(root, '.venv/bin/python'), site, { encoding: 'utf8' }).trim();
    const metadata = join(path, 'stray-1.0.dist-info');
    execFileSync('mkdir', [metadata]);
    writeFileSync(join(metadata, 'METADATA'), 'Metadata-Version: 2.1\nName: stray\nVersion: 1.0\n');
    writeFileSync(join(metadata, 'RECORD'), '');
    writeFileSync(join(metadata, 'INSTALLER'), 'uv');
    expect(await checksOf(root)).toEqual(['environment-drifted .venv']);
  });

  test('find that no Python fits, with what to install', async () => {
    const root = makeFolder({ ...files, 'api/pyproject.toml': manifest('>=3.99') });
    const { findings } = await diagnosisOf(root);
    expect(findings).toEqual([
      expect.objectContaining({ check: 'python-missing', cure: 'uv python install 3.99' }),
    ]);
  });

  test('find a shim that runs no Python', async () => {
    const shims = makeFolder({
      'shims/python3': '#!/bin/sh\necho "pyenv: python3: command not found" >&2\nexit 127\n',
    });
    chmodSync(join(shims, 'shims/python3'), 0o755);
    const [program = ''] = findUv(shims, env)?.argv ?? [];
    const variables = { PATH: `${shims}/shims`, UV: program, HOME: shims };
    expect(await checksOf(makeFolder(files), variables)).toEqual(['python-shim pyproject.toml']);
  });

  test('pass on what uv refuses, with its own words', async () => {
    const root = synced();
    const text = '[tool.uv]\nrequired-version = ">=99"\n[tool.uv.workspace]\nmembers = ["api"]\n';
    writeFileSync(join(root, 'pyproject.toml'), text);
    const { findings } = await diagnosisOf(root);
    expect(findings).toEqual([
      expect.objectContaining({ check: 'uv-refuses', cure: 'uv self update' }),
    ]);
  });

  test('find that there is no uv, and say what was not checked', async () => {
    const variables = { PATH: '/nowhere', HOME: '/nowhere' };
    const { findings, skipped } = await diagnosisOf(synced(), variables);
    expect(findings.map(({ check }) => check)).toEqual(['uv-missing']);
    expect(skipped).toContain('lock-stale');
  });

  test('are left out where a manifest stops uv anyway', async () => {
    const root = synced();
    writeFileSync(join(root, 'api/pyproject.toml'), '[project\n');
    rmSync(join(root, 'uv.lock'));
    const { findings, skipped } = await diagnosisOf(root);
    expect(findings.map(({ check }) => check)).toEqual(['manifest-broken']);
    expect(skipped).toContain('lock-missing');
  });
});
