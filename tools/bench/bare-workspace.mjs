import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tarball } from '../paths.mjs';
import { benchDirectory } from './bench-directory.mjs';
import { runProgram } from './run-program.mjs';
import { userEnvironment } from './user-environment.mjs';

/** Kept from one run to the next: Nx itself need not be installed again. */
const kept = new Set(['node_modules', 'package-lock.json']);
const install = ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error'];

/** An Nx workspace and the ways to run something in it; it need not be there yet. */
export function describeWorkspace(name, nxVersion) {
  const directory = join(benchDirectory, name);
  const script = () => {
    const layouts = ['node_modules/nx/dist/bin/nx.js', 'node_modules/nx/bin/nx.js'];
    return layouts.map((layout) => join(directory, layout)).find((file) => existsSync(file));
  };
  const environment = userEnvironment({
    NX_CACHE_DIRECTORY: join(directory, '.nx/cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(directory, '.nx/workspace-data'),
  });
  const run = (argv, changes) =>
    runProgram(argv, { cwd: directory, env: { ...environment, ...changes } });
  return {
    directory,
    environment,
    nxVersion,
    run,
    install: (...packages) => run([...install, ...packages]),
    nxCommand: (...args) => [process.execPath, script(), ...args],
    nx: (...args) => run([process.execPath, script(), ...args]),
    stopDaemon: () => run([process.execPath, script(), 'daemon', '--stop']),
    /** Takes back what a command wrote; what git ignores stays. */
    restore: async () => {
      await run(['git', 'checkout', '--quiet', '.']);
      await run(['git', 'clean', '-fdq']);
    },
  };
}

/** What `create-nx-workspace` would leave, without a single project. */
export async function writeBareWorkspace({ directory, nxVersion }, nxJson = {}) {
  await mkdir(directory, { recursive: true });
  for (const entry of await readdir(directory))
    if (!kept.has(entry)) await rm(join(directory, entry), { recursive: true, force: true });
  const manifest = { name: 'bench', private: true, devDependencies: { nx: nxVersion } };
  await writeFile(join(directory, 'package.json'), toJson(manifest));
  await writeFile(join(directory, 'nx.json'), toJson({ analytics: false, ...nxJson }));
  await writeFile(join(directory, '.gitignore'), 'node_modules\n.nx\n');
}

/** Named by its content: npm takes a tarball of the same name and version for the one it has installed. */
export async function vendor(directory) {
  const digest = createHash('sha256')
    .update(await readFile(tarball))
    .digest('hex')
    .slice(0, 8);
  const file = join(directory, `vendor/paxx-nx-${digest}.tgz`);
  await cp(tarball, file);
  return file;
}

export async function commitAll({ run }) {
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  await run(['git', 'init', '--quiet']);
  await run(['git', 'add', '--all']);
  await run(['git', ...identity, 'commit', '--quiet', '--message', 'chore: start']);
}

export function toJson(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
