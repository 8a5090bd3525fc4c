import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from './read-template';

describe('readTemplate', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'template-'));
    mkdirSync(join(folder, 'core'));
    writeFileSync(join(folder, 'core', 'app.py'), 'x = 1\n');
    writeFileSync(join(folder, '.gitignore.template'), '.env\n');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test('paths lose the suffix that npm needs', () => {
    expect(readTemplate(folder)).toEqual([
      { path: '.gitignore', content: '.env\n' },
      { path: 'core/app.py', content: 'x = 1\n' },
    ]);
  });

  test('caches, compiled files and links are left out', () => {
    for (const cache of ['__pycache__', '.mypy_cache', '.venv']) {
      mkdirSync(join(folder, cache));
      writeFileSync(join(folder, cache, 'x'), '');
    }
    writeFileSync(join(folder, 'core', 'app.pyc'), '');
    symlinkSync(tmpdir(), join(folder, 'link'));
    expect(readTemplate(folder).map(({ path }) => path)).toEqual(['.gitignore', 'core/app.py']);
  });
});
