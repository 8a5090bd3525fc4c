import { editIgnore } from './edit-ignore';

describe('editIgnore', () => {
  test('only the lines that are missing are added', () => {
    expect(editIgnore('/.venv\nnode_modules', ['.venv/', '__pycache__/'], 'Python')).toEqual({
      kind: 'changed',
      content: '/.venv\nnode_modules\n\n# Python\n__pycache__/\n',
    });
  });

  test('nothing is written when all are there', () => {
    const content = '.venv\n**/__pycache__\n*.py[cod]\n';
    expect(editIgnore(content, ['.venv/', '__pycache__/', '*.pyc'], 'Python')).toEqual({
      kind: 'unchanged',
    });
  });

  test('Windows line breaks stay Windows line breaks', () => {
    const result = editIgnore('a\r\n', ['b'], 'Python');
    expect(result).toEqual({ kind: 'changed', content: 'a\r\n\r\n# Python\r\nb\r\n' });
  });
});
