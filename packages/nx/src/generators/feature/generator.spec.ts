import type { Tree } from '@nx/devkit';
import fc from 'fast-check';
import { formatPython } from '../../render/format-python';
import { makeTree, readAll } from '../../testing/make-tree';
import { unsortedImports } from '../../testing/unsorted-imports';
import { LONGEST } from './check-feature-name';
import featureGenerator from './generator';
import { KEYWORDS } from '../../workspace/python-words';

const main = `from core.features import Feature

FEATURES: tuple[Feature, ...] = ()
`;

function service(root: string, name: string): Record<string, string> {
  return {
    [`${root}/project.json`]: JSON.stringify({ name, root }),
    [`${root}/pyproject.toml`]: '[tool.ruff]\nline-length = 88\n',
    [`${root}/main.py`]: main,
    [`${root}/core/features.py`]: '',
  };
}

const oneService = (): Tree => makeTree(service('api', 'api'));
/** What a service with authentication has, as far as this generator looks. */
const withUsers = (): Tree =>
  makeTree({
    ...service('api', 'api'),
    'api/core/security.py': '',
    'api/features/users/models.py':
      'roles = sa.Table("user_roles")\n\n\nclass Role(Base):\n    __tablename__ = "roles"\n',
    'api/features/users/routes/sessions.py': 'async def list_sessions() -> None: ...\n',
  });
const kinds = [
  ['with users', withUsers],
  ['without users', oneService],
] as const;
const twoServices = (): Tree =>
  makeTree({ ...service('api', 'api'), ...service('apps/shop', 'shop') });
const word = fc.stringMatching(/^[a-z][a-z0-9]{2,9}(-[a-z][a-z0-9]{1,9})?$/);

describe('feature', () => {
  test('a second run changes nothing', () => {
    const tree = oneService();
    featureGenerator(tree, { name: 'orders' });
    const once = readAll(tree);
    featureGenerator(tree, { name: 'orders', project: 'api' });
    expect(readAll(tree)).toEqual(once);
  });

  test('edits and deletions survive a second run', () => {
    const tree = oneService();
    featureGenerator(tree, { name: 'orders' });
    tree.write('api/features/orders/models.py', 'mine = 1\n');
    tree.delete('api/features/orders/tests/test_routes.py');
    const edited = readAll(tree);
    featureGenerator(tree, { name: 'orders' });
    expect(readAll(tree)).toEqual(edited);
  });

  test.each(kinds)('what it writes in a service %s needs no formatting', (_, makeService) => {
    const longest = `o${'x'.repeat(LONGEST - 2)}s`;
    const names = [longest, 'visits', 'user-groups', 'users10', ...fc.sample(word, 12)].filter(
      (name) => !KEYWORDS.has(name),
    );
    const files = names.flatMap((name) => {
      const tree = makeService();
      try {
        featureGenerator(tree, { name });
      } catch (error) {
        // A random word may be one that is refused; that is another test's matter.
        if (error instanceof Error && error.name === 'CannotGenerate') return [];
        throw error;
      }
      const written = Object.entries(readAll(tree, 'api/features'));
      const own = written.filter(([path]) => !path.startsWith('api/features/users/'));
      return own.map(([, content]) => content);
    });
    expect(formatPython(files, { lineLength: 88, targetVersion: 'py311' })).toEqual(files);
    expect(unsortedImports(files)).toEqual([]);
  });

  test.each(kinds)('no word of the template is left in a service %s', (_, makeService) => {
    const tree = makeService();
    featureGenerator(tree, { name: 'orders' });
    const files = readAll(tree, 'api');
    expect(JSON.stringify(files)).not.toMatch(/sample.?item/i);
  });

  test('a service with users asks who it is', () => {
    const tree = withUsers();
    featureGenerator(tree, { name: 'orders' });
    const orders = readAll(tree, 'api/features/orders');
    expect(orders['api/features/orders/feature.py']).toContain('requires=("users",)');
    expect(orders['api/features/orders/routes.py']).toContain('dependencies=[signed_in]');
    expect(orders['api/features/orders/tests/test_routes.py']).toContain('login_as(');
  });

  test('a service without users has no word of them', () => {
    const tree = oneService();
    featureGenerator(tree, { name: 'orders' });
    const files = readAll(tree, 'api/features/orders');
    expect(JSON.stringify(files)).not.toMatch(
      /auth|401|login|principal|permission|security|signed|token|users/i,
    );
  });

  test.each(['users', 'roles', 'user_roles', 'sessions'])(
    '%s belongs to the users, and the name in the message works',
    (name) => {
      const tree = withUsers();
      const before = readAll(tree);
      expect(() => featureGenerator(tree, { name })).toThrow(/^Cannot create feature '.*': .+/);
      expect(readAll(tree)).toEqual(before);
      featureGenerator(tree, { name: suggestionIn(() => featureGenerator(tree, { name })) });
      expect(tree.children('api/features')).toHaveLength(2);
    },
  );

  test.each(['order-items', 'orderItems', 'OrderItems', 'order_item', 'OrderItem'])(
    '%s is order_items in every spelling',
    (name) => {
      const tree = oneService();
      featureGenerator(tree, { name });
      expect(tree.read('api/main.py', 'utf-8')).toContain(
        'from features.order_items.feature import order_items_feature\n',
      );
      expect(tree.read('api/features/order_items/models.py', 'utf-8')).toContain(
        'class OrderItem(',
      );
    },
  );

  test.each([
    'class',
    'json',
    'items',
    'status',
    'news',
    'users',
    'types',
    'testimonials',
    'HTTPLog',
    'data',
    'con',
    'core',
    'pages',
  ])('%s is a good name', (name) => {
    const tree = oneService();
    featureGenerator(tree, { name });
    expect(tree.children('api/features')).toHaveLength(1);
  });

  test.each([
    '',
    '2fa',
    'order.items',
    'order items',
    '../orders',
    '/etc',
    'café',
    'naïve',
    'as',
    'docs',
    'bases',
    'exceptions',
    'any',
    '-orders',
    '__init__',
    'x'.repeat(200),
  ])('%j is refused, and the name in the message works', (name) => {
    const tree = oneService();
    const before = readAll(tree);
    expect(() => featureGenerator(tree, { name })).toThrow(
      /^Cannot create feature '.*': .+\. Try --name=/,
    );
    expect(readAll(tree)).toEqual(before);
    featureGenerator(tree, { name: suggestionIn(() => featureGenerator(tree, { name })) });
    expect(tree.children('api/features')).toHaveLength(1);
  });

  test('an unknown project is refused with the services', () => {
    expect(() => featureGenerator(twoServices(), { name: 'orders', project: 'web' })).toThrow(
      "Cannot find project 'web': there is no such project. Try --project=api (services: api, shop)",
    );
  });

  test('a project that is no service is refused', () => {
    const tree = makeTree({ ...service('api', 'api'), 'web/project.json': '{"name":"web"}' });
    expect(() => featureGenerator(tree, { name: 'orders', project: 'web' })).toThrow(
      "Cannot use project 'web': it is not a service, web/pyproject.toml is missing.",
    );
  });

  test('of two services one must be named', () => {
    expect(() => featureGenerator(twoServices(), { name: 'orders' })).toThrow(
      'Cannot choose the project: there are 2 services. Name one: --project=api',
    );
  });

  test('the service that the user stands in is taken', () => {
    const tree = twoServices();
    featureGenerator(tree, { name: 'orders', workingDirectory: 'apps/shop/core' });
    expect(tree.children('apps/shop/features')).toEqual(['orders']);
  });

  test('a service that finds its features needs no line', () => {
    const found = 'FEATURES: tuple[Feature, ...] = discover_features()\n';
    const tree = makeTree({ ...service('api', 'api'), 'api/main.py': found });
    featureGenerator(tree, { name: 'orders' });
    const once = readAll(tree);
    expect(once).toMatchObject({
      'api/main.py': found,
      'api/features/orders/feature.py': expect.stringContaining('orders_feature = '),
    });
    featureGenerator(tree, { name: 'orders' });
    expect(readAll(tree)).toEqual(once);
  });

  test('nothing is written beside a main.py of unknown shape', () => {
    const tree = makeTree({ ...service('api', 'api'), 'api/main.py': 'FEATURES = load()\n' });
    const before = readAll(tree);
    expect(() => featureGenerator(tree, { name: 'orders' })).toThrow(
      /^Cannot register 'orders' in 'api\/main\.py'.*\n {4}from features\.orders\.feature import/s,
    );
    expect(readAll(tree)).toEqual(before);
  });

  test('the lines of a refusal make the next run write', () => {
    const pasted =
      'from features.orders.feature import orders_feature\nFEATURES = load(orders_feature)\n';
    const tree = makeTree({ ...service('api', 'api'), 'api/main.py': pasted });
    featureGenerator(tree, { name: 'orders' });
    expect(tree.exists('api/features/orders/feature.py')).toBe(true);
    expect(tree.read('api/main.py', 'utf-8')).toBe(pasted);
  });
});

function suggestionIn(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return /--name=(\S+)$/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  }
  return '';
}
