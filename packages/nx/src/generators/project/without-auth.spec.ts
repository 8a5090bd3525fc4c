import { parse } from 'smol-toml';
import { formatPython } from '../../render/format-python';
import { makeTree, readAll } from '../../testing/make-tree';
import { unsortedImports } from '../../testing/unsorted-imports';
import projectGenerator from './generator';

const SUBJECT =
  /\w*(?:argon|auth|bearer|jwt|login|mail|passw|permission|principal|role|secret.?key|signed.?in|token|user)\w*/gi;

/** Where such a word means something else: databases have users, and secrets of any kind stay out of logs. */
const OTHERWISE: readonly RegExp[] = [
  /hide_password/g,
  /user_ns=/g,
  /user@host/g,
  /user:password@host/g,
  /with a role that may create another/g,
  /headers and passwords into the log/g,
  /send a password back to its sender/g,
  /authorization\|cookie\|passw\|secret\|token/g,
  /"event": "login", "user": "a", "forms": \[{"new_password"|{"new_password": "\*\*\*"}/g,
  /password: int|credentials\.password|{"password": "swordfish"}/g,
];

interface Manifest {
  readonly project: { readonly dependencies: readonly string[] };
  readonly 'dependency-groups': { readonly dev: readonly string[] };
}

const readManifest = (text: string | null | undefined): Manifest =>
  parse(text ?? '') as unknown as Manifest;

/** The files of a service that is made without authentication. */
function generate(): Readonly<Record<string, string>> {
  const tree = makeTree();
  projectGenerator(tree, { directory: 'api', auth: 'none' });
  const files = Object.entries(readAll(tree, 'api'));
  return Object.fromEntries(files.map(([path, content]) => [path.slice('api/'.length), content]));
}

describe('a service without authentication', () => {
  const files = generate();
  const python = Object.entries(files).filter(([path]) => path.endsWith('.py'));

  test('has no word of it', () => {
    const left = Object.entries(files).flatMap(([path, content]) => {
      const own = OTHERWISE.reduce((text, over) => text.replace(over, ''), content);
      return (own.match(SUBJECT) ?? []).map((word) => `${path}: ${word}`);
    });
    expect(left).toEqual([]);
  });

  test('reads over nothing that is not there', () => {
    const all = Object.values(files).join('\n');
    for (const over of OTHERWISE) expect(all).toMatch(over);
  });

  test('is laid out as ruff would', () => {
    const contents = python.map(([, content]) => content);
    expect(formatPython(contents, { lineLength: 100, targetVersion: 'py311' })).toEqual(contents);
    expect(unsortedImports(contents)).toEqual([]);
  });

  test('imports no module that is left out', () => {
    const modules = new Set(python.map(([path]) => path.replace(/(\/__init__)?\.py$/, '')));
    const missing = python.flatMap(([path, content]) =>
      [...content.matchAll(/^\s*from ((?:core|features|cli)[\w.]*) import/gm)]
        .map(([, name = '']) => name.replaceAll('.', '/'))
        .filter((name) => !modules.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('needs no package that nothing imports', () => {
    const manifest = readManifest(files['pyproject.toml']);
    const needed = manifest.project.dependencies;
    expect(
      needed.filter((each) => /^(?:anyio|argon2|email|pyjwt|python-multi)/.test(each)),
    ).toEqual([]);
    // What is said of a package that moves is the same as before.
    const tree = makeTree();
    projectGenerator(tree, { directory: 'api' });
    const whole = readManifest(tree.read('api/pyproject.toml', 'utf-8'));
    const anyio = whole.project.dependencies.find((each) => each.startsWith('anyio'));
    expect(manifest['dependency-groups'].dev).toContain(anyio);
  });

  test('keeps the folder of its first revision', () => {
    expect(files['migrations/versions/.gitkeep']).toBe('');
  });
});
