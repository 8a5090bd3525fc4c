import type { Tree } from '@nx/devkit';
import fc from 'fast-check';
import { anyFields } from '../../testing/any-fields';
import { anyShape, treeWithParents } from '../../testing/any-shape';
import { makeTree, readAll } from '../../testing/make-tree';
import featureGenerator from '../feature/generator';
import type { FeatureGeneratorSchema } from '../feature/schema';
import fieldGenerator from './generator';

const files = {
  'api/project.json': JSON.stringify({ name: 'api', root: 'api' }),
  'api/pyproject.toml': '[project]\ndependencies = [\n]\n\n[tool.ruff]\nline-length = 100\n',
  'api/main.py': 'from core.features import Feature\n\nFEATURES: tuple[Feature, ...] = ()\n',
  'api/core/features.py': '',
  'api/core/security.py': '',
  'api/features/users/feature.py': 'users_feature = Feature(name="users")\n',
};
const service = (): Tree => makeTree(files);
const withFeature = (options: Partial<FeatureGeneratorSchema> = {}): Tree => {
  const tree = service();
  featureGenerator(tree, { name: 'orders', ...options });
  return tree;
};
const messageOf = (tree: Tree, fields: string, feature = 'orders'): string => {
  const before = readAll(tree);
  try {
    fieldGenerator(tree, { feature, fields });
  } catch (error) {
    expect(readAll(tree)).toEqual(before);
    return error instanceof Error ? error.message : '';
  }
  return '';
};
const isRefused = (work: () => unknown): boolean => {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof Error && error.name === 'CannotGenerate') return true;
    throw error;
  }
};

describe('field', () => {
  test('makes of a feature what it would be with the field from the start', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFields, anyFields, anyShape, (first, second, shape) => {
        const [late, early] = [treeWithParents(files), treeWithParents(files)];
        const make = (tree: Tree, fields: string): unknown =>
          featureGenerator(tree, { name: 'orders', fields, ...shape });
        if (isRefused(() => make(early, `${first} ${second}`))) return;
        make(late, first);
        if (isRefused(() => fieldGenerator(late, { feature: 'orders', fields: second }))) return;
        expect(readAll(late)).toEqual(readAll(early));
        compared += 1;
      }),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 3_000 : 200 },
    );
    expect(compared).toBeGreaterThan(0);
  });

  test('a second run changes nothing', () => {
    const tree = withFeature();
    fieldGenerator(tree, { feature: 'orders', fields: 'total:decimal? customer:ref(users)?' });
    const once = readAll(tree);
    fieldGenerator(tree, { feature: 'order', fields: 'total:decimal? customer:ref(users)?' });
    expect(readAll(tree)).toEqual(once);
  });

  test('is added beside what was edited', () => {
    const tree = withFeature();
    const models = 'api/features/orders/models.py';
    const routes = 'api/features/orders/tests/test_routes.py';
    tree.write(
      models,
      `${tree.read(models, 'utf-8')}\n    @property\n    def label(self) -> str:\n        return self.name\n`,
    );
    tree.write(
      routes,
      `# Ours.\n${tree.read(routes, 'utf-8')?.replace('Orders, as', 'All orders, as')}`,
    );
    fieldGenerator(tree, { feature: 'orders', fields: 'paid:bool=false' });
    const text = tree.read(models, 'utf-8') ?? '';
    expect(text).toMatch(/paid: Mapped\[bool\] = .*\n\n {4}@property\n {4}def label/);
    expect(tree.read(routes, 'utf-8')).toMatch(
      /^# Ours\.\n"""All orders[\s\S]*\{"paid": "perhaps"\}/,
    );
    expect(tree.read('api/features/orders/schemas.py', 'utf-8')).toContain('paid: bool = False');
  });

  test('is refused with the lines to add where their place was edited', () => {
    const tree = withFeature();
    const schemas = 'api/features/orders/schemas.py';
    const edited =
      tree.read(schemas, 'utf-8')?.replace(/class OrderRead[\s\S]*/, 'OrderRead = dict\n') ?? '';
    tree.write(schemas, edited);
    const message = messageOf(tree, 'paid:bool=false');
    expect(message).toContain(
      "Cannot add a field to 'orders': its files were edited where these lines belong",
    );
    expect(message).toContain(`\n  ${schemas}\n        paid: bool`);
  });

  test.each([
    [
      'total:decimal',
      "the rows that there are would have no total. Try a default, 'total:…=…', or null, 'total:…?'",
    ],
    ['kind:enum(a,b)=a', 'kind is an enum, whose constraint the downgrade'],
    ['name:int?', 'it has another name. Try another name'],
    ['total:decimla?', "no type 'decimla'"],
    ['supplier:ref(suppliers)?', 'api/features/suppliers is not there'],
  ])('%s is refused', (fields, said) => {
    expect(messageOf(withFeature(), fields)).toContain(said);
  });

  test('names a feature that is not there', () => {
    expect(messageOf(withFeature(), 'a:str?', 'invoices')).toBe(
      "Cannot add a field to 'invoices': there is no api/features/invoices. Try nx g @paxx/nx:feature first",
    );
  });
});
