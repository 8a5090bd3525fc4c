import fc from 'fast-check';
import { parseUvLock } from './parse-uv-lock';
import { createLockSlicer } from './slice-uv-lock';

const HEAD = 'version = 1\nrevision = 3\nrequires-python = ">=3.11"\n';
const entry = (name: string, rest = ''): string =>
  `[[package]]\nname = "${name}"\nversion = "1"\nsource = { registry = "https://index.example/simple" }\n${rest}\n`;
const member = (name: string, rest = ''): string =>
  `[[package]]\nname = "${name}"\nversion = "0"\nsource = { virtual = "apps/${name}" }\n${rest}\n`;
const needs = (...names: string[]): string =>
  `dependencies = [${names.map((name) => `{ name = "${name}" }`).join(', ')}]\n`;

function slice(lock: string, project: string): string | undefined {
  const parsed = parseUvLock(lock);
  return parsed && createLockSlicer(parsed).slice(project);
}

function closure(lock: string, project: string): string[] {
  const parsed = parseUvLock(lock);
  if (parsed === undefined) return [];
  return [...createLockSlicer(parsed).closure(project)].map(({ name }) => name).sort();
}

describe('the slice of a lock', () => {
  const lock =
    HEAD +
    '[manifest.dependency-groups]\ndev = [{ name = "pytest" }]\n' +
    member('api', needs('fastapi')) +
    member('billing', needs('web') + '[package.dev-dependencies]\ndev = [{ name = "respx" }]\n') +
    entry('fastapi', needs('starlette')) +
    entry('starlette') +
    entry('respx') +
    entry('pytest') +
    entry('httptools') +
    entry(
      'web',
      '[package.optional-dependencies]\nstandard = [{ name = "httptools" }]\nself = [{ name = "web", extra = ["standard"] }]\n',
    );

  it('holds what the project reaches, its groups and those of the root', () => {
    expect(closure(lock, 'api')).toEqual(['api', 'fastapi', 'pytest', 'starlette']);
    expect(closure(lock, 'billing')).toEqual(['billing', 'pytest', 'respx', 'web']);
  });

  it('follows an extra only where an edge asks for it', () => {
    const asking = lock.replace('{ name = "web" }', '{ name = "web", extra = ["self"] }');
    expect(closure(asking, 'billing')).toContain('httptools');
  });

  it('takes the version of a fork that the edge names', () => {
    const forked =
      HEAD +
      member('api', 'dependencies = [{ name = "numpy", version = "2" }]') +
      entry('numpy') +
      entry('numpy').replace('version = "1"', 'version = "2"');
    expect(slice(forked, 'api')).toMatch(/^numpy==2 /m);
    expect(slice(forked, 'api')).not.toMatch(/^numpy==1 /m);
  });

  it('gives a root with a project of its own the same part', () => {
    const rooted =
      HEAD +
      '[[package]]\nname = "root"\nsource = { virtual = "." }\n[package.dev-dependencies]\ndev = [{ name = "pytest" }]\n' +
      member('api') +
      entry('pytest');
    expect(closure(rooted, 'api')).toEqual(['api', 'pytest']);
  });

  it('names no host of a registry', () => {
    expect(slice(lock, 'api')).not.toContain('index.example');
  });

  it('knows no project that is not locked', () => {
    expect(slice(lock, 'shop')).toBeUndefined();
  });

  it('leaves a later version of the format alone', () => {
    expect(parseUvLock(lock.replace('version = 1', 'version = 2'))).toBeUndefined();
  });

  it('changes exactly for the projects whose closure holds the change', () => {
    const changes = ['fastapi', 'starlette', 'respx', 'pytest', 'httptools', 'web'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.constantFrom('api', 'billing'),
        (name, project) => {
          const at = lock.indexOf(`name = "${name}"\nversion`);
          const bumped = lock.slice(0, at) + lock.slice(at).replace('"1"', '"1.1"');
          const isHit = slice(bumped, project) === slice(lock, project);
          expect(isHit).toBe(!closure(lock, project).includes(name));
        },
      ),
    );
  });

  it('does not depend on the order of packages', () => {
    const [head = '', ...packages] = lock.split(/(?=\[\[package\]\])/);
    fc.assert(
      fc.property(fc.shuffledSubarray(packages, { minLength: packages.length }), (shuffled) => {
        expect(slice(head + shuffled.join(''), 'billing')).toBe(slice(lock, 'billing'));
      }),
      { numRuns: 20 },
    );
  });

  it('changes with a hash', () => {
    const withHash = (hash: string): string =>
      HEAD + member('api', needs('a')) + entry('a', `wheels = [{ url = "x", hash = "${hash}" }]`);
    expect(slice(withHash('sha256:1'), 'api')).not.toBe(slice(withHash('sha256:2'), 'api'));
  });
});
