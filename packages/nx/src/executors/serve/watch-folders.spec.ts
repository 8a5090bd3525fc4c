import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFolders, type Watching } from './watch-folders';

describe('watchFolders', () => {
  let folder: string;
  let watching: Watching;
  let seen: string[];
  const until = async (file: string): Promise<void> => {
    while (!seen.includes(join(folder, file))) await new Promise((next) => setTimeout(next, 5));
  };

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'watch-')));
    await mkdir(join(folder, 'core'));
    await mkdir(join(folder, '.venv'));
    await writeFile(join(folder, 'core', 'app.py'), '');
    seen = [];
    watching = watchFolders(
      [folder],
      (file) => file.endsWith('.py'),
      (file) => seen.push(file),
    );
  });

  afterEach(async () => {
    watching.close();
    await rm(folder, { recursive: true });
  });

  it('reports a file that is written', async () => {
    await writeFile(join(folder, 'core', 'app.py'), 'x = 1');
    await until('core/app.py');
  });

  it('reports a file that an editor renames into place', async () => {
    await writeFile(join(folder, 'core', 'app.py.tmp'), 'x = 1');
    await rename(join(folder, 'core', 'app.py.tmp'), join(folder, 'core', 'app.py'));
    await until('core/app.py');
  });

  it('reports a file that is removed', async () => {
    await rm(join(folder, 'core', 'app.py'));
    await until('core/app.py');
  });

  it('reports files of a folder made while watching', async () => {
    await mkdir(join(folder, 'features', 'orders'), { recursive: true });
    await writeFile(join(folder, 'features', 'orders', 'routes.py'), '');
    await until('features/orders/routes.py');
  });

  it('follows a folder that is made again', async () => {
    await rm(join(folder, 'core'), { recursive: true });
    await mkdir(join(folder, 'core'));
    await writeFile(join(folder, 'core', 'app.py'), '');
    await until('core/app.py');
    seen.length = 0;
    await writeFile(join(folder, 'core', 'app.py'), 'x = 2');
    await until('core/app.py');
  });

  it('passes over environments and files of other kinds', async () => {
    await mkdir(join(folder, '__pycache__'));
    await writeFile(join(folder, '__pycache__', 'a.py'), '');
    await writeFile(join(folder, '.venv', 'b.py'), '');
    await writeFile(join(folder, 'notes.txt'), '');
    await writeFile(join(folder, 'last.py'), '');
    await until('last.py');
    expect(new Set(seen)).toEqual(new Set([join(folder, 'last.py')]));
  });
});
