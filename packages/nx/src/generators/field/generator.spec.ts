import type { Tree } from '@nx/devkit';
import fc from 'fast-check';
import { anyFields, enumType } from '../../testing/any-fields';
import { anyShape, treeWithParents } from '../../testing/any-shape';
import { makeTree, readAll } from '../../testing/make-tree';
import featureGenerator from '../feature/generator';
import type { FeatureGeneratorSchema } from '../feature/schema';
import fieldGenerator from './generator';

const ENV = 'api/migrations/env.py';
const ENUMS = 'api/migrations/enums.py';
const files = {
  'api/project.json': JSON.stringify({ name: 'api', root: 'api' }),
  'api/pyproject.toml': '[project]\ndependencies = [\n]\n\n[tool.ruff]\nline-length = 100\n',
  'api/main.py': 'from core.features import Feature\n\nFEATURES: tuple[Feature, ...] = ()\n',
  'api/core/features.py': '',
  'api/core/security.py': '',
  'api/features/users/feature.py': 'users_feature = Feature(name="users")\n',
  [ENV]:
    '"""Runs Alembic."""\n\nfrom core.features import load\nfrom settings import read\n\nrun(load, read)\n',
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

  test('makes of an enum what it would be with its values from the start', () => {
    let compared = 0;
    const around = fc.oneof(fc.constant(''), anyFields);
    const enums = fc.array(enumType, { minLength: 2, maxLength: 2 });
    const marks = fc.constantFrom('', '?', ':index');
    const given = fc.tuple(around, enums, marks, around, fc.boolean());
    fc.assert(
      fc.property(given, anyShape, (lists, shape) => {
        const [left, [first, second], mark, right, hasDefault] = lists;
        const [late, early] = [treeWithParents(files), treeWithParents(files)];
        const kind = (each: typeof first): string =>
          `kind:${each?.type}${mark}${hasDefault ? `='${each?.fallback}'` : ''}`;
        const make = (tree: Tree, fields: string): unknown =>
          featureGenerator(tree, { name: 'orders', fields, ...shape });
        if (isRefused(() => make(early, `${left} ${kind(second)} ${right}`))) return;
        if (isRefused(() => make(late, `${left} ${kind(first)} ${right}`))) return;
        if (isRefused(() => fieldGenerator(late, { feature: 'orders', fields: kind(second) })))
          return;
        expect(readAll(late)).toEqual(readAll(early));
        compared += 1;
      }),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 2_000 : 60 },
    );
    expect(compared).toBeGreaterThan(0);
  });

  test('lets the migrations compare enums, from the first one on', () => {
    const tree = withFeature();
    const before = tree.read(ENV, 'utf-8');
    fieldGenerator(tree, { feature: 'orders', fields: 'kind:enum(a,b)=a' });
    expect(tree.exists(ENUMS)).toBe(true);
    expect(tree.read(ENV, 'utf-8')).toBe(
      before?.replace(
        'from settings',
        'from migrations import enums  # noqa: F401 # Alembic calls it\nfrom settings',
      ),
    );
  });

  test('gives a service of an earlier version what compares them', () => {
    const tree = withFeature({ fields: 'kind:enum(a,b)=a' });
    const whole = readAll(tree);
    tree.delete(ENUMS);
    tree.write(ENV, whole[ENV]?.replace(/from migrations.*\n/, '') ?? '');
    fieldGenerator(tree, { feature: 'orders', fields: 'kind:enum(a,b)=a' });
    expect(readAll(tree)).toEqual(whole);
  });

  test('changes the values of an enum beside edits', () => {
    const tree = withFeature({ fields: 'number:str kind:enum(a,b)=a' });
    const models = 'api/features/orders/models.py';
    tree.write(
      models,
      `${tree.read(models, 'utf-8')}\n    @property\n    def x(self) -> int: ...\n`,
    );
    fieldGenerator(tree, { feature: 'orders', fields: 'kind:enum(c,b)=c total:int?' });
    expect(tree.read(models, 'utf-8')).toMatch(
      /C = "c"\n {4}B = "b"\n[\s\S]*OrderKind\.C, server_default="c"[\s\S]*def x/,
    );
    const once = readAll(tree);
    fieldGenerator(tree, { feature: 'orders', fields: 'kind:enum(c,b)=c' });
    expect(readAll(tree)).toEqual(once);
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
    ['name:int?', 'it has another name: name:str:unique. Try another name'],
    ['name:enum(a,b)=a', 'it has another name: name:str:unique. Try another name'],
    ['total:decimla?', "no type 'decimla'"],
    ['supplier:ref(suppliers)?', 'api/features/suppliers is not there'],
  ])('%s is refused', (fields, said) => {
    expect(messageOf(withFeature(), fields)).toContain(said);
  });

  test.each(['kind:enum(a,b,c)', 'kind:enum(a,b)=b', 'kind:enum(a,b,c)=a?', 'kind:str=a'])(
    '%s is refused, where the kind is another',
    (fields) => {
      expect(messageOf(withFeature({ fields: 'kind:enum(a,b)=a' }), fields)).not.toBe('');
    },
  );

  test('is refused for a default that the database cannot have, as rows would have none', () => {
    expect(messageOf(withFeature(), 'hint:str="it\'s"')).toContain(
      'the default of hint has a quote',
    );
    fieldGenerator(withFeature(), { feature: 'orders', fields: 'hint:str?="it\'s"' });
  });

  test('is added beside comments and relationships, and names a column that it cannot read', () => {
    const tree = withFeature();
    const models = 'api/features/orders/models.py';
    const text = tree.read(models, 'utf-8') ?? '';
    tree.write(
      models,
      `${text.replace('unique=True)', 'unique=True)  # by law')}    lines: Mapped[list["Line"]] = relationship()\n`,
    );
    fieldGenerator(tree, { feature: 'orders', fields: 'paid:bool=false' });
    expect(tree.read(models, 'utf-8')).toMatch(/# by law[\s\S]+paid: Mapped\[bool\][\s\S]+lines:/);
    tree.write(models, `${text}    odd: Mapped[int] = column_property(sa.func.now())\n`);
    expect(messageOf(tree, 'void:bool=false')).toContain(
      'models.py declares a column as no field does: odd: Mapped[int]',
    );
  });

  test('names a feature that is not there', () => {
    expect(messageOf(withFeature(), 'a:str?', 'invoices')).toBe(
      "Cannot add a field to 'invoices': there is no api/features/invoices. Try nx g @paxx/nx:feature first",
    );
  });
});
