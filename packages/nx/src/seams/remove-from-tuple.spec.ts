import fc from 'fast-check';
import { featureWord } from '../testing/feature-word';
import { featureEntry } from '../workspace/feature-entry';
import { editTuple } from './edit-tuple';
import { removeFromTuple } from './remove-from-tuple';

const main = `"""The service."""

from core.app import create_app
from core.features import Feature
from features.users.feature import users_feature

# What is on.
FEATURES: tuple[Feature, ...] = (
    # One line each.
    users_feature,  # first
)
`;

function change(content: string, edit: typeof editTuple, name: string): string {
  const result = edit(content, featureEntry(name));
  if (result.kind === 'refused') throw new Error(result.cause);
  return result.kind === 'changed' ? result.content : content;
}

describe('removeFromTuple', () => {
  test('takes back what editTuple has added, byte for byte', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          featureWord.filter((name) => name !== 'users'),
          { maxLength: 6 },
        ),
        (names) => {
          const before = names.slice(1).reduce((text, name) => change(text, editTuple, name), main);
          const [last = 'orders'] = names;
          expect(change(change(before, editTuple, last), removeFromTuple, last)).toBe(before);
        },
      ),
    );
  });

  test('changes nothing where there is nothing to take out', () => {
    expect(removeFromTuple(main, featureEntry('orders'))).toEqual({ kind: 'unchanged' });
  });

  test.each([
    ['(a_feature,)', '()'],
    ['(a_feature, b_feature)', '(b_feature)'],
    ['(b_feature, a_feature)', '(b_feature,)'],
  ])('%s becomes %s', (tuple, without) => {
    const text = (value: string): string => `FEATURES = ${value}\n`;
    expect(change(text(tuple), removeFromTuple, 'a')).toBe(
      text(without).replace('(b_feature)', '(b_feature)'),
    );
  });

  test.each([
    ['from features.a.feature import a_feature, other\nFEATURES = (a_feature,)\n', 'other names'],
    ['FEATURES = (a_feature,)\nMORE = [a_feature]\n', 'elsewhere'],
    ['MORE = (a_feature,)\n', 'no single tuple'],
    ['FEATURES = (\n', 'not valid Python'],
  ])('refuses %j', (content, cause) => {
    const result = removeFromTuple(content, featureEntry('a'));
    expect(result).toMatchObject({ kind: 'refused', cause: expect.stringContaining(cause) });
  });
});
