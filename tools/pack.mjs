// Builds the plugin and packs it to dist/paxx-nx.tgz, the file that the demo, the tests and the benchmarks install.
import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { scratchDirectory, tarball } from './paths.mjs';
import { ensurePackages } from './set-up/ensure-packages.mjs';

/** Packs from a folder of its own, so that two runs at once do not meet. Returns what npm says of the tarball. */
export async function pack() {
  const staging = join(scratchDirectory, `pack-${process.pid}`);
  try {
    await build(staging);
    // npm is a script with the extension .cmd on Windows, which Node starts only through a shell.
    const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts'], {
      cwd: staging,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [packed] = Object.values(JSON.parse(output));
    await mkdir(dirname(tarball), { recursive: true });
    await rename(join(staging, packed.filename), tarball);
    return packed;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensurePackages();
  const packed = await pack();
  const kilobytes = Math.round(packed.size / 1024);
  process.stdout.write(`dist/paxx-nx.tgz: ${packed.files.length} files, ${kilobytes} kB\n`);
}
