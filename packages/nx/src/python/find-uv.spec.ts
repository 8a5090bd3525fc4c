import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findUv } from './find-uv';

describe('findUv', () => {
  let root: string;
  const place = async (path: string): Promise<string> => {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '#!/bin/sh\n');
    await chmod(file, 0o755);
    return file;
  };
  beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'uv-'))));
  afterEach(() => rm(root, { recursive: true }));

  it('takes the first place of the order that has it', async () => {
    const env = { PATH: join(root, 'path'), XDG_CACHE_HOME: join(root, 'cache') };
    expect(findUv(root, env)).toBeUndefined();
    await place('cache/paxx-nx/uv-0.9.0/bin/uv');
    const newest = await place('cache/paxx-nx/uv-0.13.0/bin/uv');
    expect(findUv(root, env)).toEqual({ argv: [newest], found: 'private' });
    const dependency = await place('.venv/bin/uv');
    expect(findUv(root, env)).toEqual({ argv: [dependency], found: '.venv' });
    const onPath = await place('path/uv');
    expect(findUv(root, env)).toEqual({ argv: [onPath], found: 'PATH' });
    const named = await place('named/uv');
    expect(findUv(root, { ...env, UV: named })).toEqual({ argv: [named], found: 'UV' });
    const option = await place('tools/uv');
    expect(findUv(root, { ...env, UV: named }, 'tools/uv')).toEqual({
      argv: [option],
      found: 'option',
    });
  });

  it('falls back to the module of python3', async () => {
    await place('path/python3');
    const env = { PATH: join(root, 'path'), XDG_CACHE_HOME: root };
    expect(findUv(root, env)).toEqual({ argv: ['python3', '-m', 'uv'], found: 'python3 -m uv' });
  });
});
