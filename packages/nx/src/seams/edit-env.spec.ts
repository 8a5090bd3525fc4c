import fc from 'fast-check';
import { editEnv } from './edit-env';

const key = fc.stringMatching(/^[A-Z][A-Z_]{0,8}$/);
const before = '# top\nDATABASE_URL=sqlite:///a.db\n\n# LOG_LEVEL=info\n';

function add(content: string, name: string): string {
  const result = editEnv(content, { key: name, value: '1', comment: 'why' });
  return result.kind === 'changed' ? result.content : content;
}

describe('editEnv', () => {
  test('twice is once', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const once = keys.reduce(add, before);
        expect(keys.reduce(add, once)).toBe(once);
      }),
    );
  });

  test('what is there stays at the start', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        expect(keys.reduce(add, before).startsWith(before)).toBe(true);
      }),
    );
  });

  test('a value that the user set stays', () => {
    expect(editEnv(before, { key: 'DATABASE_URL', value: 'x' })).toEqual({ kind: 'unchanged' });
  });

  test('a value is replaced where asked', () => {
    expect(editEnv(before, { key: 'DATABASE_URL', value: 'x', replace: true })).toEqual({
      kind: 'changed',
      content: before.replace('sqlite:///a.db', 'x'),
    });
  });

  test('a key that is commented out counts as missing', () => {
    expect(add(before, 'LOG_LEVEL')).toBe(`${before}# why\nLOG_LEVEL=1\n`);
  });
});
