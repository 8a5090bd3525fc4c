import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameDistributions } from './name-distributions';
import { readRequirements } from './read-requirements';
import { runDeptry } from './run-deptry';

// Each starts several processes, which a machine that does other work too takes its time for.
jest.setTimeout(60_000);

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'deps-')));
  mkdirSync(join(root, 'api'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A program in place of deptry; its last argument but two is the report. */
function program(text: string): string {
  const path = join(root, 'deptry');
  writeFileSync(path, `#!/usr/bin/env python3\nimport sys, json\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}
const project = { module: 'api', hasTests: true, folder: '/shop/apps/api' };
const runIt = (deptry: string) =>
  runDeptry(join(root, 'api'), { deptry, project, settings: undefined, extra: [] });

describe('runDeptry', () => {
  test('names every file from the project, in order', async () => {
    const deptry = program(`
entry = lambda file: {"error": {"code": "DEP001", "message": "m"}, "module": "x", "location": {"file": file, "line": 1, "column": 2}}
output = sys.argv[sys.argv.index("--json-output") + 1]
json.dump([entry("../api/tests/test_a.py"), entry("main.py")], open(output, "w"))
sys.exit(1)`);
    expect(await runIt(deptry)).toEqual({
      kind: 'findings',
      findings: ['main.py', 'tests/test_a.py'].map((file) => ({
        code: 'DEP001',
        message: 'm',
        module: 'x',
        location: { file, line: 1, column: 2 },
      })),
    });
  });

  test('tells the last line where no report was written', async () => {
    const deptry = program('print("usage\\nError: no such option", file=sys.stderr); sys.exit(2)');
    expect(await runIt(deptry)).toEqual({ kind: 'failed', output: 'Error: no such option' });
  });
});

describe('nameDistributions', () => {
  test('finds the member of a module that lies in a folder', async () => {
    mkdirSync(join(root, 'money/acme_money'), { recursive: true });
    writeFileSync(join(root, 'money/pyproject.toml'), '[project]\nname = "money-lib"\n');
    writeFileSync(join(root, 'money/acme_money/__init__.py'), '');
    const python = join(root, 'python');
    const path = `PYTHONPATH='${join(root, 'money')}' exec python3 "$@"`;
    writeFileSync(python, `#!/bin/sh\n${path}\n`);
    chmodSync(python, 0o755);
    expect(await nameDistributions(python, root, ['acme_money', 'no_such.thing'])).toEqual({
      acme_money: ['money-lib'],
      'no_such.thing': [],
    });
  });
});

describe('readRequirements', () => {
  test('joins the manifest of the project and the tools of all', () => {
    const text =
      '[project]\nname = "Api"\ndependencies = ["PyJWT>=2"]\n[tool.deptry]\nignore = []\n';
    writeFileSync(join(root, 'api/pyproject.toml'), text);
    writeFileSync(join(root, 'pyproject.toml'), '[dependency-groups]\ndev = ["pytest"]\n');
    expect(readRequirements(join(root, 'api'), root)).toEqual({
      module: 'api',
      declared: new Set(['api', 'pyjwt']),
      shared: new Set(['pytest']),
      settings: { ignore: [] },
    });
  });

  test('knows that a service installs no module', () => {
    const text = '[project]\nname = "stripe"\n[tool.uv]\npackage = false\n';
    writeFileSync(join(root, 'api/pyproject.toml'), text);
    expect(readRequirements(join(root, 'api'), root)).toMatchObject({ module: undefined });
  });

  test('names the line of a manifest that is half typed', () => {
    writeFileSync(join(root, 'api/pyproject.toml'), '[project]\nname = \n');
    expect(() => readRequirements(join(root, 'api'), root)).toThrow(/^Cannot read '.*toml:2': /);
  });
});
