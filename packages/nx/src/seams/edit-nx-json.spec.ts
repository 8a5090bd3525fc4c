import { addSyncGenerator, editNxJson } from './edit-nx-json';

describe('editNxJson', () => {
  test('comments, order and trailing commas stay', () => {
    const content =
      '{\n  // ours\n  "analytics": false, /* no */\n  "plugins": [\n    "@nx/js", // js\n  ],\n}\n';
    const result = editNxJson(content, '@paxx/nx');
    expect(result).toMatchObject({ kind: 'changed' });
    const text = result.kind === 'changed' ? result.content : '';
    expect(text.replace(/\s*"@paxx\/nx",?/, '').replace(/,\s*\/\/ js/, ', // js')).toContain(
      '// ours',
    );
    expect(text).toMatch(/\/\* no \*\/[\s\S]*"@nx\/js"[\s\S]*\/\/ js/);
    expect(editNxJson(text, '@paxx/nx')).toEqual({ kind: 'unchanged' });
  });

  test.each([
    '{ "plugins": ["@paxx/nx"] }',
    '{ "plugins": [{ "plugin": "@paxx/nx", "options": {} }] }',
  ])('%s is unchanged', (content) => {
    expect(editNxJson(content, '@paxx/nx')).toEqual({ kind: 'unchanged' });
  });

  test.each(['{ "plugins": ', '[]', '{ "plugins": {} }'])('%s is refused', (content) => {
    expect(editNxJson(content, '@paxx/nx')).toMatchObject({
      kind: 'refused',
      paste: ['"plugins": ["@paxx/nx"]'],
    });
  });
});

describe('addSyncGenerator', () => {
  test.each([
    '',
    '{ // ours\n  "sync": { "applyChanges": true } }',
    '{ "sync": { "globalGenerators": ["@nx/js:x"] } }',
  ])('in %j it is listed once, and nothing else goes', (content) => {
    const result = addSyncGenerator(content, '@paxx/nx:y');
    const text = result.kind === 'changed' ? result.content : '';
    expect(text).toContain('"@paxx/nx:y"');
    for (const word of content.match(/\/\/ ours|applyChanges|@nx\/js:x/g) ?? [])
      expect(text).toContain(word);
    expect(addSyncGenerator(text, '@paxx/nx:y')).toEqual({ kind: 'unchanged' });
  });

  test.each(['{ "sync": [] }', '{ "sync": { "globalGenerators": "x" } }'])(
    '%s is refused',
    (content) => {
      expect(addSyncGenerator(content, '@paxx/nx:y')).toMatchObject({ kind: 'refused' });
    },
  );
});
