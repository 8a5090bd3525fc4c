import { execFileSync } from 'node:child_process';
import { readFacts } from './facts';
import { diagnose } from './diagnose';
import type { Finding } from './finding';
import { makeFolder, removeFolders } from '../../testing/make-folder';

// Each starts several processes, which a machine that does other work too takes its time for.
jest.setTimeout(60_000);

const project = (name: string, more = ''): string =>
  `[project]\nname = "${name}"\nversion = "0"\nrequires-python = ">=3.9"\n${more}`;
const root = (members: string, more = ''): string =>
  `[tool.uv.workspace]\nmembers = [${members}]\n${more}`;
const healthy = {
  'nx.json': '{ "plugins": ["@paxx/nx"] }',
  '.gitignore': '.venv/\n__pycache__/\n.paxx/\n',
  'pyproject.toml': root('"apps/api"'),
  'apps/api/pyproject.toml': project('api', '[tool.uv]\npackage = false\n[tool.ruff]\n'),
  'apps/api/main.py': '',
};
/** Without uv: what files alone show. */
const env = { PATH: '/usr/bin:/bin', HOME: '/nowhere' };

async function findingsOf(files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const folder = makeFolder({ ...healthy, ...files });
  execFileSync('git', ['init', '-q'], { cwd: folder });
  const { findings } = await diagnose(await readFacts(folder, env));
  return findings.filter(({ check }) => !check.startsWith('uv-'));
}

describe('the checks of files', () => {
  afterEach(removeFolders);

  test('find nothing in a healthy workspace', async () => {
    expect(await findingsOf({})).toEqual([]);
  });

  test.each<[check: string, where: string, files: Readonly<Record<string, string>>]>([
    ['plugin-missing', 'nx.json', { 'nx.json': '{ "plugins": [] } // none' }],
    ['plugin-missing', 'nx.json', { 'nx.json': '{' }],
    ['plugin-options', 'nx.json', { 'nx.json': optionsJson('{ "lintName": "x" }') }],
    ['target-off', 'nx.json', { 'nx.json': optionsJson('{ "lintTargetName": false }') }],
    [
      'target-replaced',
      'apps/api/project.json',
      { 'apps/api/project.json': '{ "targets": { "lint": { "command": "flake8" } } }' },
    ],
    [
      'target-replaced',
      'apps/api/package.json',
      { 'apps/api/package.json': '{ "nx": { "targets": { "lint": { "executor": "x:y" } } } }' },
    ],
    [
      'manifest-broken',
      'libs/x/pyproject.toml:2',
      { 'libs/x/pyproject.toml': '[project]\nname =\n' },
    ],
    ['member-unlisted', 'libs/x/pyproject.toml', { 'libs/x/pyproject.toml': project('x') }],
    [
      'member-vanished',
      'pyproject.toml:4',
      { 'pyproject.toml': root('\n  "apps/api",\n  "apps/gone",\n') },
    ],
    [
      'member-glob',
      'pyproject.toml:2',
      { 'pyproject.toml': root('"apps/*"'), 'apps/web/src/main.ts': '' },
    ],
    [
      'name-taken',
      'apps/b/pyproject.toml:2',
      { 'pyproject.toml': root('"apps/api", "apps/b"'), 'apps/b/pyproject.toml': project('API') },
    ],
    ['not-ignored', '.gitignore', { '.gitignore': '.venv/\n__pycache__/\n' }],
    [
      'lock-ignored',
      'uv.lock',
      { '.gitignore': `${healthy['.gitignore']}*.lock\n`, 'uv.lock': 'version = 1\n' },
    ],
    [
      'module-twice',
      'apps/api/core',
      {
        'pyproject.toml': root('"apps/api", "libs/core"'),
        'libs/core/pyproject.toml': project('core'),
        'libs/core/src/core/__init__.py': '',
        'apps/api/core/__init__.py': '',
      },
    ],
  ])('find %s at %s', async (check, where, files) => {
    const findings = await findingsOf(files);
    expect(findings.map((finding) => [finding.check, finding.where])).toEqual([[check, where]]);
    for (const { what, cure } of findings) {
      expect(what).toMatch(/^.+\.$/);
      expect(cure).not.toBe('');
    }
  });

  test('a module that shadows Python or a package is found in its environment', async () => {
    const python = execFileSync('sh', ['-c', 'command -v python3'], { encoding: 'utf8' }).trim();
    const folder = makeFolder({
      ...healthy,
      'apps/api/logging.py': '',
      'apps/api/jwt/__init__.py': '',
      'apps/api/alembic/env.py': '',
      '.venv/.gitignore': '*',
      '.venv/lib/python3.11/site-packages/jwt/__init__.py': '',
      '.venv/lib/python3.11/site-packages/alembic/__init__.py': '',
      '.venv/bin/python': `#!/bin/sh\nexec ${python} "$@"\n`,
    });
    execFileSync('chmod', ['+x', '.venv/bin/python'], { cwd: folder });
    const { findings } = await diagnose(await readFacts(folder, env));
    const shadows = findings.filter(({ check }) => check === 'module-shadows');
    expect(shadows.map(({ where }) => where).sort()).toEqual([
      'apps/api/jwt',
      'apps/api/logging.py',
    ]);
  });

  test('options alone of a target in project.json are no finding', async () => {
    const files = {
      'apps/api/project.json':
        '{ "targets": { "lint": { "options": {} }, "own": { "command": "x" } } }',
    };
    expect(await findingsOf(files)).toEqual([]);
  });

  test('what the plugin shall not see is not looked at', async () => {
    const files = {
      'legacy/x/pyproject.toml': '[project',
      'legacy/y/pyproject.toml': project('y'),
    };
    const entry = '{ "plugin": "@paxx/nx", "exclude": ["legacy/**"] }';
    expect(await findingsOf({ ...files, 'nx.json': `{ "plugins": [${entry}] }` })).toEqual([]);
  });

  test('a folder that holds only what git ignores stops no glob', async () => {
    const files = { 'pyproject.toml': root('"apps/*"'), 'apps/web/__pycache__/x.pyc': '' };
    expect(await findingsOf(files)).toEqual([]);
  });

  test('without git the files are walked', async () => {
    const folder = makeFolder({ ...healthy, 'node_modules/x/pyproject.toml': project('y') });
    const facts = await readFacts(folder, env);
    expect(facts).toMatchObject({ isRepository: false });
    expect([...facts.model.projects.keys()]).toEqual(['apps/api']);
  });
});

function optionsJson(options: string): string {
  return `{ "plugins": [{ "plugin": "@paxx/nx", "options": ${options} }] }`;
}
