import type { Tree } from '@nx/devkit';
import fc from 'fast-check';
import { anyFields } from '../../testing/any-fields';
import { anyShape, treeWithParents } from '../../testing/any-shape';
import { makeTree, readAll } from '../../testing/make-tree';
import featureGenerator from '../feature/generator';
import type { FeatureGeneratorSchema } from '../feature/schema';
import removeFeatureGenerator from './generator';

const manifest =
  '[project]\ndependencies = [\n  "alembic>=1.20,<2",\n]\n\n[tool.ruff]\nline-length = 100\n';
const listing =
  'from core.features import Feature\n\nFEATURES: tuple[Feature, ...] = (\n    # One line each.\n)\n';
const finding =
  'from core.discovery import discover_features\nfrom core.features import Feature\n\nFEATURES: tuple[Feature, ...] = discover_features()\n';
const filesOf = (hasUsers: boolean, main = listing): Readonly<Record<string, string>> => ({
  'api/project.json': JSON.stringify({ name: 'api', root: 'api' }),
  'api/pyproject.toml': hasUsers
    ? manifest.replace(']', '  "email-validator>=2.3,<3",\n]')
    : manifest,
  'api/main.py': main,
  'api/core/features.py': '',
  'api/migrations/env.py': 'import asyncio\n\nfrom settings import read\n\nasyncio.run(read())\n',
  ...(hasUsers ? { 'api/core/security.py': '' } : {}),
});
const service = (hasUsers: boolean, main = listing): Tree => makeTree(filesOf(hasUsers, main));
const add = (tree: Tree, name: string, options: Partial<FeatureGeneratorSchema> = {}): boolean => {
  try {
    featureGenerator(tree, { name, ...options });
    return true;
  } catch (error) {
    // Some lists of fields are refused; that is another test's matter.
    if (error instanceof Error && error.name === 'CannotGenerate') return false;
    throw error;
  }
};
const messageOf = (tree: Tree, name: string): string => {
  const before = readAll(tree);
  try {
    removeFeatureGenerator(tree, { name });
  } catch (error) {
    expect(readAll(tree)).toEqual(before);
    return error instanceof Error ? error.message : '';
  }
  return '';
};

describe('remove-feature', () => {
  test('takes back what feature has made, byte for byte', () => {
    let removed = 0;
    fc.assert(
      fc.property(
        anyFields,
        anyShape,
        fc.boolean(),
        fc.constantFrom(listing, finding),
        (fields, shape, hasUsers, main) => {
          const tree = treeWithParents(filesOf(hasUsers, main));
          const before = readAll(tree);
          if (!add(tree, 'orders', { fields, ...shape })) return;
          removeFeatureGenerator(tree, { name: 'orders' });
          expect(readAll(tree)).toEqual(before);
          removed += 1;
        },
      ),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 2_000 : 100 },
    );
    expect(removed).toBeGreaterThan(5);
  });

  test('takes references and their kinds back too', () => {
    const tree = service(true);
    tree.write('api/features/users/feature.py', 'users_feature = Feature(name="users")\n');
    add(tree, 'customers');
    const before = readAll(tree);
    const fields =
      'customer:ref(customers,cascade) payer:ref(customers,set-null)? author:ref(users) parent:ref(orders)?';
    expect(add(tree, 'orders', { fields })).toBe(true);
    removeFeatureGenerator(tree, { name: 'order' });
    expect(readAll(tree)).toEqual(before);
  });

  test('leaves what other features need of core', () => {
    const tree = service(true);
    add(tree, 'prices', { fields: 'amount:decimal' });
    const before = readAll(tree);
    add(tree, 'orders', { fields: 'total:decimal kind:enum(a)' });
    removeFeatureGenerator(tree, { name: 'orders' });
    expect(readAll(tree)).toEqual(before);
  });

  test('leaves what compares enums as long as one is there', () => {
    const tree = service(true);
    const before = readAll(tree);
    add(tree, 'prices', { fields: 'kind:enum(a)' });
    const once = readAll(tree);
    expect(Object.keys(once)).toContain('api/migrations/enums.py');
    add(tree, 'orders', { fields: 'kind:enum(a)' });
    removeFeatureGenerator(tree, { name: 'orders' });
    expect(readAll(tree)).toEqual(once);
    removeFeatureGenerator(tree, { name: 'prices' });
    expect(readAll(tree)).toEqual(before);
  });

  test.each([
    ['lists', listing],
    ['finds', finding],
  ])('is refused where another feature needs it, in a service that %s them', (_, main) => {
    const tree = service(true, main);
    add(tree, 'customers');
    add(tree, 'orders', { fields: 'customer:ref(customers)' });
    expect(messageOf(tree, 'customers')).toMatch(
      /^Cannot remove feature 'customers': others need it: .*api\/features\/orders\/models\.py/,
    );
    removeFeatureGenerator(tree, { name: 'orders' });
    removeFeatureGenerator(tree, { name: 'customers' });
    expect(tree.exists('api/features/customers')).toBe(false);
  });

  test.each([
    [
      'models.py',
      (text: string) =>
        `${text}\n    @property\n    def label(self) -> str:\n        return self.name\n`,
    ],
    ['routes.py', (text: string) => `${text}\n# Mine.\n`],
    ['tests/test_routes.py', (text: string) => text.replace('== 404', '== 410')],
    ['reports.py', () => 'mine = 1\n'],
  ])('is refused where %s was edited, and --force removes it', (file, edit) => {
    const tree = service(true);
    const before = readAll(tree);
    add(tree, 'orders');
    const path = `api/features/orders/${file}`;
    tree.write(path, edit(tree.read(path, 'utf-8') ?? ''));
    const message = messageOf(tree, 'orders');
    expect(message).toContain('and this would be lost. Commit it, then add --force:');
    expect(message).toContain(path);
    removeFeatureGenerator(tree, { name: 'orders', force: true });
    expect(readAll(tree)).toEqual(before);
  });

  test('is refused where main.py needs a feature that it finds', () => {
    const tree = service(true, finding);
    add(tree, 'orders');
    const used = `from features.orders.feature import orders_feature\n${finding}ROUTER = orders_feature.router\n`;
    tree.write('api/main.py', used);
    expect(messageOf(tree, 'orders')).toContain('it uses `orders_feature` elsewhere');
  });

  test('is refused for the users, whom core asks', () => {
    const tree = service(true);
    tree.write('api/features/users/feature.py', 'users_feature = Feature(name="users")\n');
    expect(messageOf(tree, 'users')).toContain('others need it: api/core/security.py');
  });

  test('names the features that there are', () => {
    const tree = service(true);
    add(tree, 'orders');
    expect(messageOf(tree, 'invoices')).toBe(
      "Cannot remove feature 'invoices': there is no api/features/invoices. Try one of orders",
    );
  });
});
