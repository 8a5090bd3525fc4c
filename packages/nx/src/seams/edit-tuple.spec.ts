import fc from 'fast-check';
import { featureWord } from '../testing/feature-word';
import { featureEntry } from '../workspace/feature-entry';
import { formatPython } from '../render/format-python';
import { commentsOf } from '../testing/comments-of';
import { unsortedImports } from '../testing/unsorted-imports';
import { editTuple } from './edit-tuple';
import { removeFromTuple } from './remove-from-tuple';

const style = { lineLength: 88, targetVersion: 'py311' };
const main = `"""The service."""

from fastapi import FastAPI  # the framework

from core.app import create_app
from core.features import Feature
from settings import Settings

# What is on.
FEATURES: tuple[Feature, ...] = ()  # in order


def make() -> FastAPI:
    return create_app(Settings(), FEATURES)
`;

function add(content: string, name: string): string {
  const result = editTuple(content, featureEntry(name));
  if (result.kind === 'refused') throw new Error(result.cause);
  return result.kind === 'changed' ? result.content : content;
}

describe('editTuple', () => {
  test('twice is once, whatever was added before', () => {
    fc.assert(
      fc.property(fc.array(featureWord, { minLength: 1, maxLength: 6 }), (names) => {
        const once = names.reduce(add, main);
        expect(names.reduce(add, once)).toBe(once);
      }),
    );
  });

  test('every comment survives in its order', () => {
    fc.assert(
      fc.property(fc.array(featureWord, { minLength: 1, maxLength: 6 }), (names) => {
        expect(commentsOf(names.reduce(add, main))).toEqual(commentsOf(main));
      }),
    );
  });

  test('ruff has nothing to sort or lay out afterwards', () => {
    const names = fc.sample(fc.uniqueArray(featureWord, { minLength: 1, maxLength: 8 }), 300);
    const results = names.map((each) => each.reduce(add, main));
    expect(formatPython(results, style)).toEqual(results);
    expect(unsortedImports(results)).toEqual([]);
  });

  test('a list with comments keeps each beside its entry', () => {
    const content = `from features.users.feature import users_feature

FEATURES = (
    # first
    users_feature,  # because
    # more here
)
`;
    expect(add(content, 'orders')).toBe(`from features.orders.feature import orders_feature
from features.users.feature import users_feature

FEATURES = (
    # first
    users_feature,  # because
    orders_feature,
    # more here
)
`);
  });

  test('a missing last comma is added', () => {
    const content = 'FEATURES = (\n    a,\n    b  # b\n)\n';
    expect(add(content, 'c')).toContain('    b,  # b\n    c_feature,\n)');
  });

  test('Windows line breaks stay Windows line breaks', () => {
    const result = add(main.replaceAll('\n', '\r\n'), 'orders');
    expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('what was pasted into another shape is left alone', () => {
    const pasted =
      'from features.orders.feature import orders_feature\n\nFEATURES = load(orders_feature)\n';
    expect(editTuple(pasted, featureEntry('orders'))).toEqual({ kind: 'unchanged' });
  });

  test.each([
    'FEATURES: tuple[Feature, ...] = discover_features()\n',
    'FEATURES = (*discover_features(), extra_feature)\n',
  ])('%j needs no entry, and none is taken out', (content) => {
    expect(editTuple(content, featureEntry('orders'))).toEqual({ kind: 'unchanged' });
    expect(removeFromTuple(content, featureEntry('orders'))).toEqual({ kind: 'unchanged' });
  });

  test.each([
    ['def broken(:\n', 'it is not valid Python'],
    ['X = 1\n', 'it assigns no tuple FEATURES at its top level'],
    ['FEATURES = load()\n', 'its FEATURES is not a plain tuple'],
    ['FEATURES = (a)\n', 'its FEATURES is not a plain tuple'],
    ['FEATURES = a, b\n', 'its FEATURES is not a plain tuple'],
    ['FEATURES = (a,) + more\n', 'its FEATURES is not a plain tuple'],
    ['FEATURES = ()\nFEATURES = (a,)\n', 'it assigns FEATURES more than once'],
    [
      'from other import orders_feature\nFEATURES = ()\n',
      'it already imports another `orders_feature`',
    ],
    ['FEATURES = ()\nimport os\n', 'its imports come after FEATURES'],
  ])('%j is refused with the lines to paste', (content, cause) => {
    expect(editTuple(content, featureEntry('orders'))).toEqual({
      kind: 'refused',
      cause,
      paste: [
        'from features.orders.feature import orders_feature',
        'orders_feature,  # in FEATURES',
      ],
    });
  });
});
