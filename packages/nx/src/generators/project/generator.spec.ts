import { readJson, type Tree } from '@nx/devkit';
import fc from 'fast-check';
import { parse } from 'smol-toml';
import { formatPython } from '../../render/format-python';
import { makeTree, readAll } from '../../testing/make-tree';
import { unsortedImports } from '../../testing/unsorted-imports';
import projectGenerator from './generator';
import { normalizeOptions } from './normalize-options';
import type { ProjectGeneratorSchema } from './schema';

const PASSWORDS = 'apps/orders-api/features/users/services/common-passwords.txt';
const create = (tree: Tree, options: Partial<ProjectGeneratorSchema>): Tree => {
  projectGenerator(tree, { directory: 'api', ...options });
  return tree;
};
const messageOf = (tree: Tree, options: Partial<ProjectGeneratorSchema>): string => {
  const before = readAll(tree);
  try {
    create(tree, options);
  } catch (error) {
    expect(readAll(tree)).toEqual(before);
    return error instanceof Error ? error.message : '';
  }
  return '';
};
const manifestOf = (tree: Tree): Record<string, unknown> =>
  parse(tree.read('api/pyproject.toml', 'utf-8') ?? '');

describe('project', () => {
  test('the name is the last part of the folder', () => {
    const tree = create(makeTree(), { directory: 'apps/orders-api' });
    expect(readJson(tree, 'apps/orders-api/project.json')).toMatchObject({ name: 'orders-api' });
    expect(tree.read('pyproject.toml', 'utf-8')).toContain('"apps/orders-api"');
  });

  test('no word of the template is left', () => {
    const tree = create(makeTree(), { directory: 'apps/orders-api' });
    const { [PASSWORDS]: passwords, ...files } = readAll(tree);
    expect(JSON.stringify(files)).not.toMatch(/acme|43210/i);
    // Its digits are no port.
    expect(passwords).toContain('098765432109');
  });

  test('the service can be read in an evening', () => {
    const files = Object.entries(readAll(create(makeTree(), {}), 'api'));
    const committed = files.filter(([path]) => path !== 'api/.env');
    const python = committed.filter(([path]) => path.endsWith('.py'));
    const lines = python.map(([, text]) => text.split('\n').length - 1);
    expect(committed.length).toBeLessThanOrEqual(60);
    expect(lines.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(3500);
  });

  test('the files need no formatting, whatever the name', () => {
    const names = fc.sample(fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,20})?$/), 6);
    const files = names.flatMap((name) => {
      const tree = create(makeTree(), { directory: `apps/x${name}`, name: `x${name}` });
      const all = Object.entries(readAll(tree, 'apps'));
      return all.filter(([path]) => path.endsWith('.py')).map(([, content]) => content);
    });
    expect(formatPython(files, { lineLength: 100, targetVersion: 'py311' })).toEqual(files);
    expect(unsortedImports(files)).toEqual([]);
  });

  test('each service gets a port, a secret and hooks of its own', () => {
    const tree = create(create(makeTree(), {}), { directory: 'apps/shop' });
    expect(readJson(tree, 'apps/shop/project.json').targets.serve.options.port).toBe(8001);
    const secrets = ['api', 'apps/shop'].map((root) => secretOf(tree, root));
    expect(new Set(secrets).size).toBe(2);
    expect(tree.read('.pre-commit-config.yaml', 'utf-8')).toMatch(/api-mypy[\s\S]*shop-mypy/);
  });

  test('the secret is long and only in .env', () => {
    const tree = create(makeTree(), {});
    expect(secretOf(tree, 'api')).toMatch(/^[\w-]{43}$/);
    expect(tree.read('api/.env.example', 'utf-8')).toMatch(/^SECRET_KEY=$/m);
    expect(tree.read('api/.gitignore', 'utf-8')).toMatch(/^\.env$/m);
  });

  test('postgres changes the driver and the URL, and keeps comments', () => {
    const [plain, postgres] = [
      create(makeTree(), {}),
      create(makeTree(), { database: 'postgres' }),
    ];
    const added = lines(postgres, 'api/pyproject.toml').filter(
      (line) => !lines(plain, 'api/pyproject.toml').includes(line),
    );
    expect(added).toEqual([expect.stringContaining('asyncpg')]);
    expect(postgres.read('api/.env.example', 'utf-8')).toMatch(
      /^DATABASE_URL=postgresql:\/\/.*\/api$/m,
    );
    expect(postgres.read('api/.env', 'utf-8')).toMatch(/^DATABASE_URL=postgresql:/m);
  });

  test('pythonVersion is written where each tool reads it', () => {
    const tree = create(makeTree(), { pythonVersion: '3.13' });
    expect(manifestOf(tree)).toMatchObject({
      project: { 'requires-python': '>=3.13' },
      tool: { mypy: { python_version: '3.13' } },
    });
    expect(tree.read('api/.python-version', 'utf-8')).toBe('3.13\n');
    expect(create(makeTree(), {}).exists('api/.python-version')).toBe(false);
  });

  test('a description with quotes stays one string', () => {
    const description = 'Takes "orders" \\ ships';
    const tree = create(makeTree(), { description, tags: 'scope:shop, type:api' });
    expect(manifestOf(tree)).toMatchObject({ project: { description } });
    expect(tree.read('api/README.md', 'utf-8')).toContain(description);
    expect(readJson(tree, 'api/project.json').tags).toEqual(['scope:shop', 'type:api']);
  });

  test.each(['json', 'class', 'main', 'core', 'test', 'settings'])('%s is a good name', (name) => {
    expect(messageOf(makeTree(), { directory: name })).toBe('');
  });

  test.each([
    '',
    'fastapi',
    'PyTest',
    '2fast',
    'my.api',
    'my api',
    'café',
    'a--b',
    'x'.repeat(200),
  ])('the name %j is refused, and the one in the message works', (name) => {
    const message = messageOf(makeTree(), { directory: 'apps/x', name });
    expect(message).toMatch(/^Cannot create project '.*': .+\. Try --name=\S+$/);
    const instead = message.replace(/.*--name=/, '');
    expect(messageOf(makeTree(), { directory: 'apps/x', name: instead })).toBe('');
  });

  test.each([
    '',
    '.',
    '../api',
    'apps/../../api',
    '/tmp/api',
    'C:\\api',
    '~/api',
    'apps/my.api',
    'apps/my api',
    'apps/café',
    'apps/con',
    'node_modules/api',
    '.hidden/api',
    `apps/${'x'.repeat(200)}`,
    'web',
    'web/api',
    'libs',
    'LIBS/api',
    'libs/a.txt',
  ])('the folder %j is refused, and the one in the message works', (directory) => {
    const tree = makeTree({ 'web/project.json': '{"name":"web"}', 'libs/a.txt': '' });
    const message = messageOf(tree, { directory, name: 'shop' });
    expect(message).toMatch(/^Cannot create project '.*': .+\. Try --directory=\S+$/);
    const instead = message.replace(/.*--directory=/, '');
    expect(messageOf(tree, { directory: instead, name: 'shop' })).toBe('');
  });

  test.each([
    ['', 'web', 'web-api'],
    ['', 'web/core/thing', 'thing'],
    ['web/core', 'thing', '../../thing'],
    ['web', 'api', '../api-2'],
    ['apps', 'billing', 'billing-2'],
    ['apps', 'my.shop', 'my-shop'],
    ['libs', 'README/shop', 'shop'],
  ])('from %j the folder %j is refused for %j', (workingDirectory, directory, instead) => {
    const tree = makeTree({
      'web/project.json': '{"name":"web"}',
      'apps/billing/project.json': '{"name":"billing"}',
      'libs/pay/project.json': '{"name":"billing-api"}',
      'libs/README': '',
      'api/project.json': '{"name":"api"}',
    });
    const message = messageOf(tree, { directory, workingDirectory });
    expect(message.replace(/.*--directory=/, '')).toBe(instead);
    expect(messageOf(tree, { directory: instead, workingDirectory })).toBe('');
  });

  test.each(['shop', 'Shop', 'web', 'lib_pricing', 'lib.pricing'])(
    'the name %j is taken',
    (name) => {
      const tree = makeTree({
        'web/project.json': '{"name":"web"}',
        'apps/s/project.json': '{"name":"shop"}',
        'pyproject.toml': '[tool.uv.workspace]\nmembers = ["libs/pricing"]\n',
        'libs/pricing/pyproject.toml': '[project]\nname = "Lib-Pricing"\n',
      });
      expect(messageOf(tree, { directory: 'apps/x', name })).toMatch(/Try --name=\S+$/);
    },
  );

  test.each([0, 70_000, 1.5, -1, Number.NaN])('port %d is refused', (port) => {
    expect(messageOf(makeTree(), { port })).toBe(
      `Cannot create project 'api': the option port must be a whole number from 1 to 65535, not ${port}. Try --port=8000`,
    );
  });

  test('a port of another service is refused', () => {
    const tree = create(makeTree(), {});
    expect(messageOf(tree, { directory: 'shop', port: 8000 })).toBe(
      "Cannot create project 'shop': port 8000 is the port of 'api'. Try --port=8001",
    );
  });

  test('a version that the command line reads as a number counts', () => {
    expect(messageOf(makeTree(), { pythonVersion: 3.13 })).toBe('');
    expect(messageOf(makeTree(), { pythonVersion: 3.1 })).toMatch(/not '3\.1'/);
  });

  test.each(['3.10', '2.7', '3', 'latest', '3.13.1'])('Python %s is refused', (pythonVersion) => {
    expect(messageOf(makeTree(), { pythonVersion })).toMatch(/Try --pythonVersion=3\.13$/);
  });

  test('a package of the lock is no name for a service', () => {
    const tree = makeTree({ 'uv.lock': '[[package]]\nname = "stripe"\nversion = "1"\n' });
    expect(messageOf(tree, { directory: 'stripe' })).toMatch(/Try --name=stripe-api$/);
  });

  test('a folder counts from where the user stands', () => {
    const at = (workingDirectory: string, directory: string): string =>
      normalizeOptions(makeTree(), { directory, workingDirectory }).directory;
    expect([
      at('apps', 'api'),
      at('apps', 'apps/api'),
      at('apps', '../api'),
      at('', './api/'),
    ]).toEqual(['apps/api', 'apps/api', 'api', 'api']);
  });
});

function secretOf(tree: Tree, root: string): string | undefined {
  return /^SECRET_KEY=(.*)$/m.exec(tree.read(`${root}/.env`, 'utf-8') ?? '')?.[1];
}

function lines(tree: Tree, path: string): string[] {
  return (tree.read(path, 'utf-8') ?? '').split('\n');
}
