import fc from 'fast-check';
import { addImport, removeImport, type ImportEntry } from './edit-import';
import type { SeamResult } from './seam';

const entry: ImportEntry = { module: 'migrations', imported: 'enums', comment: '# noqa: F401' };
const line = 'from migrations import enums  # noqa: F401\n';
const env =
  '"""Runs Alembic."""\n\nimport asyncio\n\nfrom core.features import load\nfrom settings import read\n\nrun(load, read)\n';
const textOf = (before: string, result: SeamResult): string =>
  result.kind === 'changed' ? result.content : before;

describe('editing an import', () => {
  test('puts it where ruff wants it, and twice is once', () => {
    const once = textOf(env, addImport(env, entry));
    expect(once).toBe(env.replace('from settings', `${line}from settings`));
    expect(addImport(once, entry)).toEqual({ kind: 'unchanged' });
  });

  test('takes it out as it was put in', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    const module = fc
      .array(
        word.map((name) => `from core.${name}_ import ${name}_\n`),
        { maxLength: 4 },
      )
      .map((lines) => `${lines.join('')}\nx = 1\n`);
    fc.assert(
      fc.property(module, (before) => {
        const added = textOf(before, addImport(before, entry));
        expect(added).toContain(line);
        expect(textOf(added, removeImport(added, entry)).trimStart()).toBe(before.trimStart());
      }),
    );
  });

  test('refuses what is no Python, with the line', () => {
    expect(addImport('def (', entry)).toEqual({
      kind: 'refused',
      cause: 'it is not valid Python',
      paste: [line.trim()],
    });
  });

  test('leaves an import that brings other names', () => {
    const both = 'from migrations import enums, views\n';
    expect(removeImport(both, entry)).toMatchObject({ kind: 'refused' });
    expect(removeImport(env, entry)).toEqual({ kind: 'unchanged' });
  });
});
