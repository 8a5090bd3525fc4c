import fc from 'fast-check';
import { mergeLines } from './merge-lines';

const text = fc
  .array(fc.stringMatching(/^[a-c]{0,2}$/), { maxLength: 12 })
  .map((lines) => lines.join('\n'));
const merged = (current: string, before: string, after: string): string => {
  const result = mergeLines(current, before, after);
  if (result.kind === 'refused') throw new Error(result.cause);
  return result.kind === 'changed' ? result.content : current;
};

describe('mergeLines', () => {
  test('is the other text where nobody has changed the first', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(merged(before, before, after)).toBe(after);
      }),
    );
  });

  test('makes the same change, or none, where something follows', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const result = mergeLines(`${before}\nmine`, before, after);
        if (result.kind === 'changed') expect(result.content).toBe(`${after}\nmine`);
      }),
      { numRuns: 2_000, examples: [['b\n\n\nb\n', '\n\na\nb']] },
    );
  });

  test('keeps what was added elsewhere', () => {
    const before = 'class Order:\n    number: str\n\n    total: int\n';
    const after = 'class Order:\n    number: str\n\n    total: int\n    note: str\n';
    const edited =
      '# Mine.\nclass Order:\n    number: str  # ours\n\n    total: int\n\n    def sum(self): ...\n';
    expect(merged(edited, before, after)).toBe(
      '# Mine.\nclass Order:\n    number: str  # ours\n\n    total: int\n    note: str\n\n    def sum(self): ...\n',
    );
  });

  test('replaces a line that was not touched', () => {
    const [before, after] = ['import a\n\nx = 1\n', 'import a, b\n\nx = 1\n'];
    expect(merged('import a\n\nx = 2\n', before, after)).toBe('import a, b\n\nx = 2\n');
  });

  test('refuses where the place was edited, or is not the only one', () => {
    const [before, after] = ['a\nb\nc\n', 'a\nb\nnew\nc\n'];
    expect(mergeLines('A\nB\nC\n', before, after)).toEqual({
      kind: 'refused',
      cause: 'the place of these lines was edited',
      paste: ['new'],
    });
    expect(mergeLines('a\nb\nc\na\nb\nc\nd', before, after)).toMatchObject({ kind: 'refused' });
  });
});
