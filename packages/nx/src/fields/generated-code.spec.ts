import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EMAIL_VALIDATOR } from '../generators/feature/add-requirements';
import featureGenerator from '../generators/feature/generator';
import type { FeatureGeneratorSchema } from '../generators/feature/schema';
import { formatPython } from '../render/format-python';
import { parseModule } from '../seams/parse-module';
import { anyFields } from '../testing/any-fields';
import { anyShape, treeWithParents } from '../testing/any-shape';
import { makeTree, readAll } from '../testing/make-tree';
import { unsortedImports } from '../testing/unsorted-imports';

const style = { lineLength: 100, targetVersion: 'py311' };
const service = {
  'api/project.json': JSON.stringify({ name: 'api', root: 'api' }),
  'api/pyproject.toml': '[tool.ruff]\nline-length = 100\n',
  'api/main.py': 'from core.features import Feature\n\nFEATURES: tuple[Feature, ...] = ()\n',
  'api/core/features.py': '',
  'api/core/security.py': '',
  'api/features/users/feature.py': 'users_feature = Feature(name="users")\n',
};

/** The names of a module that two of its imports, classes, functions or assignments bind. */
function boundTwice(content: string): string[] {
  const imports = /^from \S+ import (?:\(([^)]*)\)|(.*))$/gm;
  const imported = [...content.matchAll(imports)].flatMap(
    ([, several, one]) => (several ?? one ?? '').match(/\w+/g) ?? [],
  );
  const defined = [...content.matchAll(/^(?:class |(?:async )?def )?(\w+)(?= = |\(|:)/gm)];
  const names = [...imported, ...defined.map(([, name = '']) => name)].filter(
    (name) => name !== 'router',
  );
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** The new Python files of a feature; `undefined` where its fields are refused, with nothing written. */
function generate(
  fields: string,
  shape: Partial<FeatureGeneratorSchema> = {},
): Readonly<Record<string, string>> | undefined {
  const tree = treeWithParents(service);
  tree.delete('api/core/keyset.py');
  const before = readAll(tree);
  try {
    featureGenerator(tree, { name: 'orders', fields, ...shape });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'CannotGenerate') throw error;
    expect(readAll(tree)).toEqual(before);
    expect(error.message).toMatch(/^Cannot (?:read the fields of|create feature) 'orders': ./);
    return undefined;
  }
  const after = Object.entries(readAll(tree, 'api'));
  return Object.fromEntries(
    after.filter(([path]) => path.endsWith('.py') && before[path] === undefined),
  );
}

describe('the code of a feature', () => {
  test('is Python that needs no formatting and no sorting, whatever its fields', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyFields, anyShape, (fields, shape) => {
        const files = Object.values(generate(fields, shape) ?? {});
        accepted += Math.min(files.length, 1);
        expect(files.filter((content) => parseModule(content) === undefined)).toEqual([]);
        expect(formatPython(files, style)).toEqual(files);
        expect(unsortedImports(files)).toEqual([]);
        expect(files.flatMap(boundTwice)).toEqual([]);
      }),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 3_000 : 100 },
    );
    expect(accepted).toBeGreaterThan(10);
  });

  test('may have two hundred fields', () => {
    const types = ['str', 'int?', 'decimal', 'bool=true', 'enum(a,b)=a', 'date^', 'json?', 'email'];
    const fields = Array.from(
      { length: 200 },
      (_, index) => `field_${index}:${types[index % types.length]}`,
    );
    const files = Object.values(generate(fields.join(' ')) ?? {});
    expect(files.filter((content) => parseModule(content) === undefined)).toEqual([]);
    expect(formatPython(files, style)).toEqual(files);
  });

  test('without fields is that of the templates', () => {
    expect(generate('name:str:unique description:text?')).toEqual(generateDefault());
  });

  test('brings the parts of the service that its fields need, and no more', () => {
    const parts = (fields: string, shape: Partial<FeatureGeneratorSchema> = {}): string[] =>
      Object.keys(generate(fields, shape) ?? {}).filter(
        (path) => !path.startsWith('api/features/'),
      );
    expect(parts('a:str')).toEqual(['api/core/keyset.py']);
    expect(parts('a:str', { pagination: 'offset' })).toEqual([]);
    const enums = ['api/core/enums.py', 'api/core/keyset.py', 'api/migrations/enums.py'];
    expect(parts('a:decimal b:enum(x)').sort()).toEqual(['api/core/decimals.py', ...enums]);
  });

  test('brings the package that an e-mail address needs, as a service with users has it', () => {
    const tree = makeTree({ ...service, 'api/pyproject.toml': '[project]\ndependencies = []\n' });
    featureGenerator(tree, { name: 'people', fields: 'mail:email' });
    expect(tree.read('api/pyproject.toml', 'utf-8')).toContain(`"${EMAIL_VALIDATOR}"`);
    const template = join(__dirname, '../generators/project/files/pyproject.toml.template');
    expect(readFileSync(template, 'utf8')).toContain(`"${EMAIL_VALIDATOR}"`);
  });

  test('asks each route for its permission', () => {
    const files = generate('a:str', { access: 'permission' }) ?? {};
    const routes = files['api/features/orders/routes.py'] ?? '';
    expect(routes.match(/require\("orders:read"\)/g)).toHaveLength(2);
    expect(routes.match(/require\("orders:write"\)/g)).toHaveLength(3);
    expect(files['api/features/orders/feature.py']).toContain('("orders:read", "orders:write")');
  });

  test('puts the owner into each query, and what is unique into the rows of one', () => {
    const files = generate('number:str:unique total:int', { access: 'owner' }) ?? {};
    const services = files['api/features/orders/services.py'] ?? '';
    expect(services).toContain('Order.owner_id == sa.bindparam("owner_id", type_=sa.Uuid)');
    expect(services).toContain('filter_by(owner_id=owner_id, **query.filters())');
    const models = files['api/features/orders/models.py'] ?? '';
    expect(models).toContain('(sa.UniqueConstraint("owner_id", "number"),)');
    expect(models).not.toContain('unique=True');
    // Nobody gives a row to another user.
    expect(files['api/features/orders/schemas.py']).not.toContain('owner');
  });

  test.each(['status:enum(a) order_status:str', 'x1:int x_1:decimal', 'x1:enum(a) x_1:enum(b)'])(
    'has a type of its own for each field, or is refused: %s',
    (fields) => {
      expect(generate(fields)).toBeUndefined();
    },
  );

  test('gives a time no format that would have a zone', () => {
    const files = generate('opens:time closes:time?') ?? {};
    const schemas = files['api/features/orders/schemas.py'] ?? '';
    expect(schemas.match(/"format": "time-local"/g)).toHaveLength(1);
    expect(schemas.match(/^ {4}(?:opens|closes): LocalTime/gm)).toHaveLength(8);
    expect(schemas).not.toMatch(/^ {4}.*dt\.time(?!,)/m);
  });

  test.each([
    ['0', 'Decimal(0)'],
    ['-12', 'Decimal(-12)'],
    ['007', 'Decimal(7)'],
    ['-0', 'Decimal(0)'],
    ['1.50', 'Decimal("1.50")'],
  ])('writes the default %s of a decimal as ruff wants it', (given, expected) => {
    const files = generate(`total:decimal(9,2)=${given}`) ?? {};
    for (const file of ['models.py', 'schemas.py'])
      expect(files[`api/features/orders/${file}`]).toContain(expected);
  });

  test('tests with a decimal that clients may send', () => {
    const files = generate('share:decimal(2,2)') ?? {};
    // Pydantic counts the 0 before the point of a bare 0.
    expect(files['api/features/orders/tests/factories.py']).toContain('"share": Decimal("0.5")');
  });

  test('has no field that the owner is', () => {
    expect(generate('owner:ref(customers)', { access: 'owner' })).toBeUndefined();
    expect(generate('owner:ref(customers)')).toBeDefined();
  });

  test('marks each route as public, and requires no users', () => {
    const files = generate('a:str', { access: 'public' }) ?? {};
    const routes = files['api/features/orders/routes.py'] ?? '';
    expect(routes.match(/openapi_extra=PUBLIC/g)).toHaveLength(5);
    expect(JSON.stringify(files)).not.toMatch(/signed_in|login_as|users|401/);
  });

  test('requires what it refers to, and tests an application of both', () => {
    const files = generate('customer:ref(customer)') ?? {};
    expect(files['api/features/orders/feature.py']).toContain('requires=("users", "customers")');
    expect(files['api/features/orders/models.py']).toContain('sa.ForeignKey("customers.id")');
    expect(files['api/features/orders/tests/test_routes.py']).toContain(
      'make_client(users_feature, customers_feature, orders_feature)',
    );
    expect(files['api/features/orders/tests/factories.py']).toContain(
      '(await make_customer(session)).id',
    );
  });

  test.each([
    [
      'supplier:ref(suppliers)',
      'api/features/suppliers is not there. Try nx g @paxx/nx:feature suppliers first',
    ],
    ['parent:ref(orders)', "no first one could be made. Try --fields='parent:ref(orders)?'"],
  ])('is refused for %j', (fields, message) => {
    const tree = treeWithParents(service);
    expect(() => featureGenerator(tree, { name: 'orders', fields })).toThrow(message);
  });

  test('may refer to itself where that may be null', () => {
    const files = generate('parent:ref(orders,set-null)?') ?? {};
    expect(files['api/features/orders/feature.py']).toContain('requires=("users",)');
    expect(files['api/features/orders/models.py']).toContain(
      'sa.ForeignKey("orders.id", ondelete="SET NULL")',
    );
  });

  function generateDefault(): Readonly<Record<string, string>> | undefined {
    const tree = treeWithParents(service);
    tree.delete('api/core/keyset.py');
    const before = readAll(tree);
    featureGenerator(tree, { name: 'orders' });
    const files = Object.entries(readAll(tree, 'api'));
    return Object.fromEntries(
      files.filter(([path]) => path.endsWith('.py') && before[path] === undefined),
    );
  }
});
