import { maskPasswords } from './mask-passwords';

describe('maskPasswords', () => {
  it.each([
    ['postgresql+psycopg://bob:s3cret@db:5432/x', 'postgresql+psycopg://bob:***@db:5432/x'],
    ['postgresql://bob:s3c/r@et@db/x and more', 'postgresql://bob:***@db/x and more'],
    ["url 'mysql://u:p%40w@h/x'", "url 'mysql://u:***@h/x'"],
    ["failed to resolve host 'et@127.0.0.1'", "failed to resolve host '***@127.0.0.1'"],
    ['sqlite:////data/app.db', 'sqlite:////data/app.db'],
    ['postgresql://bob@db/x', 'postgresql://bob@db/x'],
    ['see https://sqlalche.me/e/21/e3q8', 'see https://sqlalche.me/e/21/e3q8'],
  ])('turns %s into %s', (text, masked) => {
    expect(maskPasswords(text)).toBe(masked);
  });
});
