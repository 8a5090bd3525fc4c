import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { existsSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Outside of the repository: a workspace below it would find the repository's packages. */
export const scratchRoot = realpathSync(tmpdir());
const cache = join(scratchRoot, 'paxx-e2e-cache');
const aDay = 86_400_000;

/** A folder that is kept between runs under a name that says what it holds; built beside and renamed, so it is whole or absent. */
export async function buildOnce(
  name: string,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished-${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await build(unfinished);
    await rename(unfinished, folder).catch((error: NodeJS.ErrnoException) => {
      // Another run was quicker; what it built is the same.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Removes what older tarballs and stopped runs left. */
export async function forgetOldBuilds(keep: readonly string[]): Promise<void> {
  for (const name of await readdir(cache).catch(() => [])) {
    const path = join(cache, name);
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (!keep.includes(name) && age > aDay) await rm(path, { recursive: true, force: true });
  }
}
