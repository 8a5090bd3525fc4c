import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot, tarball } from '../paths.mjs';
import { runProgram } from './run-program.mjs';
import { userEnvironment } from './user-environment.mjs';

/** Kept from one run to the next: Nx itself need not be installed again. */
const kept = new Set(['node_modules', 'package-lock.json']);
const baselinePlugin = 'paxx-bench-baseline';
const install = ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * A workspace outside the repository with the packed plugin, made by the commands that a user types: the service `api`
 * in `apps/api` with the feature `orders`, migrated. Beside our targets, `api:bare-serve` runs it by the baseline's executor.
 */
export async function prepareWorkspace(nxVersion, progress) {
  const workspace = describeWorkspace(nxVersion);
  progress(`a workspace on Nx ${nxVersion}: npm install`);
  await writeBareWorkspace(workspace.directory, nxVersion);
  await workspace.run(install);
  const before = await installedPackages(workspace.directory);
  progress(`a workspace on Nx ${nxVersion}: nx add, project, feature, migrate, upgrade`);
  await workspace.nx('add', `@paxx/nx@file:${await vendor(workspace.directory)}`);
  const after = await installedPackages(workspace.directory);
  await workspace.nx('g', '@paxx/nx:project', 'apps/api');
  await workspace.nx('g', '@paxx/nx:feature', 'orders', '--project', 'api');
  await workspace.nx('run', 'api:migrate', '--message', 'add orders');
  await workspace.nx('run', 'api:upgrade');
  await addBaseline(workspace);
  await commitAll(workspace);
  const broughtPackages = after.filter((path) => !before.includes(path));
  return { ...workspace, broughtPackages };
}

function describeWorkspace(nxVersion) {
  const identity = createHash('sha256').update(repositoryRoot).digest('hex').slice(0, 8);
  const directory = join(tmpdir(), `paxx-bench-${identity}`, `nx-${nxVersion}`);
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
    nxCommand: (...args) => [process.execPath, script(), ...args],
    nx: (...args) => run([process.execPath, script(), ...args]),
    stopDaemon: () => run([process.execPath, script(), 'daemon', '--stop']),
    /** Takes back what a command wrote; what git ignores stays. */
    restore: async () => {
      await run(['git', 'checkout', '--quiet', '.']);
      await run(['git', 'clean', '-fdq']);
    },
    service: join(directory, 'apps/api'),
    python: join(directory, '.venv/bin/python'),
  };
}

async function writeBareWorkspace(directory, nxVersion) {
  await mkdir(directory, { recursive: true });
  for (const entry of await readdir(directory))
    if (!kept.has(entry)) await rm(join(directory, entry), { recursive: true, force: true });
  const manifest = { name: 'bench', private: true, devDependencies: { nx: nxVersion } };
  await writeFile(join(directory, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await writeFile(join(directory, 'nx.json'), '{\n  "analytics": false\n}\n');
  await writeFile(join(directory, '.gitignore'), 'node_modules\n.nx\n');
}

/** Named by its content: npm takes a tarball of the same name and version for the one it has installed. */
async function vendor(directory) {
  const digest = createHash('sha256')
    .update(await readFile(tarball))
    .digest('hex')
    .slice(0, 8);
  const file = join(directory, `vendor/paxx-nx-${digest}.tgz`);
  await cp(tarball, file);
  return file;
}

/** After the last `npm install`, which would remove what package.json does not list. */
async function addBaseline({ directory, service }) {
  const source = join(repositoryRoot, 'tools/bench/baseline-plugin');
  await cp(source, join(directory, 'node_modules', baselinePlugin), { recursive: true });
  const file = join(service, 'project.json');
  const project = JSON.parse(await readFile(file, 'utf8'));
  project.targets = {
    ...project.targets,
    'bare-serve': { executor: `${baselinePlugin}:spawn`, continuous: true },
  };
  await writeFile(file, `${JSON.stringify(project, undefined, 2)}\n`);
}

async function commitAll({ run }) {
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  await run(['git', 'init', '--quiet']);
  await run(['git', 'add', '--all']);
  await run(['git', ...identity, 'commit', '--quiet', '--message', 'chore: start']);
}

async function installedPackages(directory) {
  const lock = JSON.parse(await readFile(join(directory, 'package-lock.json'), 'utf8'));
  return Object.keys(lock.packages).filter((path) => path !== '');
}
