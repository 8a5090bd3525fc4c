import type { Tree } from '@nx/devkit';
import fc from 'fast-check';
import { anyFields } from '../../testing/any-fields';
import { anyShape, treeWithParents } from '../../testing/any-shape';
import { readAll } from '../../testing/make-tree';
import fieldGenerator from '../field/generator';
import { nameFeature } from '../../workspace/name-feature';
import featureGenerator from './generator';
import { readPlan } from './read-plan';
import type { FeatureGeneratorSchema } from './schema';

const files = {
  'api/project.json': JSON.stringify({ name: 'api', root: 'api' }),
  'api/pyproject.toml': '[tool.ruff]\nline-length = 100\n',
  'api/main.py': 'from core.features import Feature\n\nFEATURES: tuple[Feature, ...] = ()\n',
  'api/core/features.py': '',
  'api/core/security.py': '',
  'api/features/users/feature.py': 'users_feature = Feature(name="users")\n',
};
const service = (): Tree => treeWithParents(files);
const add = (tree: Tree, name: string, options: Partial<FeatureGeneratorSchema> = {}): void => {
  featureGenerator(tree, { name, ...options });
};
const read = (tree: Tree, path: string): string => tree.read(`api/features/${path}`, 'utf-8') ?? '';
const messageOf = (name: string, options: Partial<FeatureGeneratorSchema>): string => {
  const tree = service();
  const before = readAll(tree);
  try {
    add(tree, name, options);
  } catch (error) {
    expect(readAll(tree)).toEqual(before);
    return error instanceof Error ? error.message : '';
  }
  return '';
};

describe('the shape of a feature', () => {
  test('is read back from its code as it was asked for', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFields, anyShape, (fields, shape) => {
        const tree = service();
        try {
          add(tree, 'orders', { fields, ...shape });
        } catch (error) {
          // Some lists of fields are refused; that is another test's matter.
          if (error instanceof Error && error.name === 'CannotGenerate') return;
          throw error;
        }
        const plan = readPlan(tree, { name: 'api', root: 'api' }, nameFeature('orders'));
        expect(plan?.access).toBe(shape.access);
        expect(plan?.pagination).toBe(shape.pagination);
        expect(plan?.parent?.feature).toBe(shape.parent);
        compared += 1;
      }),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 1_000 : 50 },
    );
    expect(compared).toBeGreaterThan(5);
  });

  test.each([
    [{}, '/orders'],
    [{ apiPrefix: '/api/' }, '/api/orders'],
    [{ apiVersion: 'v1' }, '/v1/orders'],
    [{ apiPrefix: 'api/internal', apiVersion: 2 }, '/api/internal/v2/orders'],
    [{ parent: 'customers' }, '/customers/{customer_id}/orders'],
    [{ parent: 'cart' }, '/v1/carts/{cart_id}/orders'],
  ])('with %j has its routes at %s, on the router itself', (options, path) => {
    const tree = service();
    add(tree, 'orders', options);
    expect(read(tree, 'orders/routes.py')).toContain(`prefix="${path}"`);
  });

  test('has no word of its parent twice in its path', () => {
    const tree = service();
    add(tree, 'cart-items', { parent: 'carts' });
    expect(read(tree, 'cart_items/routes.py')).toContain('prefix="/v1/carts/{cart_id}/items"');
  });

  test.each(['requests', 'responses', 'pages', 'filters', 'inputs', 'hashes', 'numbers'])(
    'hides no other name of its tests, where it lies below %s',
    (parent) => {
      const tree = service();
      add(tree, parent);
      add(tree, 'marks', { parent });
      const tests = ['test_routes.py', 'test_services.py', 'factories.py'].map((file) =>
        read(tree, `marks/tests/${file}`),
      );
      expect(tests[0]).toMatch(/^async def parent\(session: AsyncSession\) -> \w+:$/m);
      expect(tests[1]).toMatch(/^ {8}parent = await make_/m);
      expect(tests[2]).toMatch(/ parent: \w+ \| None = None/);
    },
  );

  test('asks for the owner of the row above, where that has one', () => {
    const tree = service();
    add(tree, 'items', { parent: 'carts' });
    expect(read(tree, 'items/dependencies.py')).toContain(
      'await get_cart(session, principal.user_id, cart_id)',
    );
    expect(read(tree, 'items/feature.py')).toContain('requires=("users", "carts")');
  });

  test('has filters for what can be equal, and sorts by what has an order and is never null', () => {
    const tree = service();
    add(tree, 'orders', {
      fields:
        'number:str note:text paid:bool? total:decimal? due:date status:enum(a) site:url data:json limit:int',
    });
    const [, query = ''] = read(tree, 'orders/schemas.py').split('class OrderQuery(KeysetQuery):');
    expect(query.match(/^ {4}\w+(?=:)/gm)).toEqual(
      ['number', 'paid', 'total', 'due', 'status', 'sort'].map((name) => `    ${name}`),
    );
    expect(query).toContain('Literal["id", "-id", "number", "-number", "due", "-due"] = "-id"');
  });

  test('has numbered pages and nothing of cursors, where that is asked for', () => {
    const tree = service();
    add(tree, 'orders', { pagination: 'offset' });
    const written = JSON.stringify(readAll(tree, 'api/features/orders'));
    expect(written).toContain('OffsetQuery');
    expect(written).not.toMatch(/cursor|keyset|limit=/i);
  });

  test('may be said to have another plural and singular, which all that follows knows', () => {
    const tree = service();
    add(tree, 'datasets', { plural: 'data', singular: 'datum' });
    expect(read(tree, 'data/models.py')).toContain('class Datum(Base)');
    add(tree, 'points', { fields: 'datum:ref(data)' });
    expect(read(tree, 'points/tests/factories.py')).toContain('make_datum');
    add(tree, 'values', { parent: 'data' });
    expect(read(tree, 'values/routes.py')).toContain('prefix="/data/{datum_id}/values"');
    fieldGenerator(tree, { feature: 'data', fields: 'size:int=1' });
    expect(read(tree, 'data/models.py')).toContain('size: Mapped[int]');
  });

  test.each([
    ['orders', { access: 'owner', parent: 'customers' }, 'Try --parent without --access=owner'],
    ['orders', { parent: 'shops' }, 'its parent api/features/shops is not there. Try nx g'],
    ['orders', { parent: 'users' }, 'features/users has no get_user in services.py'],
    ['orders', { parent: 'carts', access: 'public' }, 'Try --access=authenticated'],
    [
      'orders',
      { parent: 'carts', apiVersion: 'v2' },
      'nx g @paxx/nx:feature carts --api-version=v2 first',
    ],
    ['orders', { parent: 'carts', apiPrefix: 'api' }, 'Try --parent without --api-prefix'],
    ['orders', { parent: 'carts', fields: 'cart:ref(carts)' }, 'the cart_id that --parent brings'],
    ['orders', { apiVersion: 'beta' }, "such as v2, not 'beta'. Try --api-version=v2"],
    ['orders', { apiPrefix: 'a b' }, "not 'a b'. Try --api-prefix=api"],
    ['orders', { plural: 'order', singular: 'order' }, 'its plural and its singular are the same'],
    ['orders', { singular: '2nd' }, 'the option singular must start with a letter'],
    ['orders', { plural: '' }, 'the option plural must start with a letter'],
  ] as const)('%s with %j is refused', (name, options, said) => {
    expect(messageOf(name, options)).toContain(said);
  });
});

describe('a feature that is there', () => {
  const orders = { fields: 'number:str:unique', access: 'owner', pagination: 'offset' } as const;
  const again = (options: Partial<FeatureGeneratorSchema>): (() => void) => {
    const tree = service();
    add(tree, 'orders', orders);
    return () => add(tree, 'orders', options);
  };

  test('stays as it is where what is asked for is there', () => {
    const tree = service();
    add(tree, 'orders', orders);
    fieldGenerator(tree, { feature: 'orders', fields: 'paid:bool=false' });
    const once = readAll(tree);
    for (const options of [{}, orders, { fields: 'paid:bool=false' }]) add(tree, 'orders', options);
    expect(readAll(tree)).toEqual(once);
  });

  test.each([
    [
      { fields: 'note:text?' },
      "without note as given. Try nx g @paxx/nx:field orders 'note:text?'",
    ],
    [{ access: 'public' }, 'with --access=owner. Try to edit it, or nx g @paxx/nx:remove-feature'],
    [{ pagination: 'cursor' }, 'with --pagination=offset'],
    [{ parent: 'customers' }, 'below no other'],
  ] as const)('is not silently another one: %j', (options, said) => {
    expect(again(options)).toThrow(said);
  });
});

describe('another version of the API', () => {
  const withVersions = (options: Partial<FeatureGeneratorSchema> = {}): Tree => {
    const tree = service();
    add(tree, 'orders', options);
    add(tree, 'orders', { apiVersion: 'v2' });
    return tree;
  };

  test('has routes and tests of its own beside the first', () => {
    const tree = withVersions({ apiVersion: 'v1' });
    expect(read(tree, 'orders/routes.py')).toContain('prefix="/v1/orders"');
    const routes = read(tree, 'orders/routes_v2.py');
    expect(routes).toContain('prefix="/v2/orders"');
    expect(routes).toContain('url_path_for("get_order_v2", order_id=created.id)');
    expect(read(tree, 'orders/tests/test_routes_v2.py')).toContain('PATH = "/v2/orders"');
    expect(read(tree, 'orders/feature.py')).toContain('router.include_router(routes_v2.router)');
  });

  test('keeps the prefix of the first, where none is said', () => {
    const tree = withVersions({ apiPrefix: 'api', apiVersion: 'v1' });
    expect(read(tree, 'orders/routes_v2.py')).toContain('prefix="/api/v2/orders"');
    const once = readAll(tree);
    add(tree, 'orders', { apiVersion: 'v1' });
    expect(readAll(tree)).toEqual(once);
  });

  test('gets the field that the feature gets, and leaves nothing in a second run', () => {
    const tree = withVersions();
    fieldGenerator(tree, { feature: 'orders', fields: 'paid:bool=false' });
    expect(read(tree, 'orders/tests/test_routes_v2.py')).toContain('{"paid": "perhaps"}');
    const once = readAll(tree);
    add(tree, 'orders', { apiVersion: 'v2' });
    fieldGenerator(tree, { feature: 'orders', fields: 'paid:bool=false' });
    expect(readAll(tree)).toEqual(once);
  });

  test('of nested routes lies below that of the parent', () => {
    const tree = service();
    add(tree, 'cart-items', { parent: 'carts', apiVersion: 'v1' });
    expect(() => add(tree, 'cart-items', { apiVersion: 'v2' })).toThrow(
      /carts has no routes in v2/,
    );
    add(tree, 'carts', { apiVersion: 'v2' });
    add(tree, 'cart-items', { apiVersion: 'v2' });
    expect(read(tree, 'cart_items/routes_v2.py')).toContain('"/v2/carts/{cart_id}/items"');
    const tests = read(tree, 'cart_items/tests/test_routes_v2.py');
    expect(tests).toContain('f"/v2/carts/{cart.id}/items"');
    expect(tests).not.toContain('/v1/');
    const once = readAll(tree);
    add(tree, 'cart-items', { parent: 'carts', apiVersion: 'v2' });
    expect(readAll(tree)).toEqual(once);
  });

  test('is added beside what was edited, or is refused with the lines to add', () => {
    const tree = service();
    add(tree, 'orders');
    const file = 'api/features/orders/feature.py';
    tree.write(file, `# Ours.\n${read(tree, 'orders/feature.py')}`);
    add(tree, 'orders', { apiVersion: 'v2' });
    expect(tree.read(file, 'utf-8')).toMatch(/^# Ours\.[\s\S]*routes_v2/);
    tree.write(file, 'orders_feature = None\n');
    const before = readAll(tree);
    expect(() => add(tree, 'orders', { apiVersion: 'v3' })).toThrow(/Cannot add v3 to 'orders'/);
    expect(readAll(tree)).toEqual(before);
  });
});
