import { deriveVariant } from './derive-variant';

const files = [
  { path: 'main.py', content: 'import users\nimport orders\n' },
  { path: 'users/models.py', content: 'x = 1\n' },
  { path: 'users/routes.py', content: 'y = 1\n' },
];

describe('deriveVariant', () => {
  test('folders and pieces of text are left out', () => {
    const edits = [{ path: 'main.py', find: 'import users\n' }];
    expect(deriveVariant(files, { without: ['users/'], edits })).toEqual([
      { path: 'main.py', content: 'import orders\n' },
    ]);
  });

  test('what is put is taken as it is', () => {
    const edits = [{ path: 'main.py', find: /^import orders$/, put: '$& $1' }];
    expect(deriveVariant(files, { without: ['users/'], edits })[0]?.content).toBe(
      'import users\n$& $1\n',
    );
  });

  test.each(['import', 'import nothing', /^import/])('%s is not there once, and throws', (find) => {
    const edits = [{ path: 'main.py', find }];
    expect(() => deriveVariant(files, { without: [], edits })).toThrow(/stands [02] times/);
  });

  test('a path that no file has throws', () => {
    expect(() => deriveVariant(files, { without: ['accounts/'], edits: [] })).toThrow(/accounts/);
    const edits = [{ path: 'users/routes.py', find: 'y' }];
    expect(() => deriveVariant(files, { without: ['users/'], edits })).toThrow(/users/);
  });
});
