import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInstaller } from './find-installer';

describe('findInstaller', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'installer-'));
    mkdirSync(join(root, '.venv'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const found = (files: Record<string, string>): string => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
    return findInstaller({ root, venv: join(root, '.venv') }).name;
  };
  const madeByUv = { '.venv/pyvenv.cfg': 'home = /usr\nuv = 0.13.9\n' };
  const madeByPython = { '.venv/pyvenv.cfg': 'home = /usr\nversion = 3.13.1\n' };

  it('takes uv where nobody has installed anything', () => {
    expect(found({})).toBe('uv');
  });

  it('takes uv where it has locked or made the environment', () => {
    expect(found(madeByUv)).toBe('uv');
    expect(found({ ...madeByPython, 'uv.lock': '', 'poetry.lock': '' })).toBe('uv');
  });

  it('leaves an environment to the tool that keeps it', () => {
    expect(found(madeByPython)).toBe('pip');
    expect(found({ ...madeByPython, 'pdm.lock': '' })).toBe('pdm');
  });
});
