import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildOnce } from './build-once';
import { tarballDigest, tarballPath } from './tarball';
import { defaultNxVersion, type NxVersion } from './versions';
import { Workspace, scratchFolder } from './workspace';

const execute = promisify(execFile);
/** In the workspace, so that it can be copied and cloned with the package that it installs. */
const vendored = 'vendor/paxx-nx.tgz';
export const pluginPackage = '@paxx/nx';
/** Spares Nx a process for each plugin in each command: 0.8 s of a core. For tests whose subject is not how Nx loads the plugin. */
export const pluginsInProcess = { NX_ISOLATE_PLUGINS: 'false' };

/** A workspace as its owner has it before `nx add`: Nx, a package.json, git. */
export async function bareWorkspace(version: NxVersion): Promise<Workspace> {
  return cloneOf(await bareBuild(version), `bare-${version}`, false);
}

/** `nx add` has been run; the state is committed. */
export async function pluginWorkspace(
  version: NxVersion,
  environment?: Workspace['environment'],
): Promise<Workspace> {
  return cloneOf(await pluginBuild(version), `plugin-${version}`, true, environment);
}

/** Holds the service `api` in `apps/api` with the feature `orders`, migrated on SQLite, committed; its environment is synced. */
export async function serviceWorkspace(
  version: NxVersion,
  environment?: Workspace['environment'],
): Promise<Workspace> {
  return cloneOf(await serviceBuild(version), `service-${version}`, true, environment);
}

/** The same with the driver of PostgreSQL beside that of SQLite. */
export async function twoDriversWorkspace(): Promise<Workspace> {
  return cloneOf(await twoDriversBuild(), 'two-drivers', true, pluginsInProcess);
}

/** Gives a service what mypy knows of its libraries from another one: its first run takes 8 s of a core, the next 0.4. */
export async function copyTypeCache(workspace: Workspace, service: string): Promise<void> {
  const known = join(await serviceBuild(defaultNxVersion), 'apps/api/.mypy_cache');
  await execute('cp', ['-a', known, workspace.path(service)]);
}

/** Gives a workspace the packages of a service, as its first uv sync would: fetched and compiled already, it spares 10 s of a core. */
export async function copyEnvironment(workspace: Workspace): Promise<void> {
  const ready = join(await serviceBuild(defaultNxVersion), '.venv');
  await execute('cp', ['-al', ready, workspace.root]);
}

/** Adds the plugin under test with the command of the README. */
export async function addPlugin(workspace: Workspace): Promise<void> {
  await mkdir(workspace.path('vendor'), { recursive: true });
  await copyFile(tarballPath(), workspace.path(vendored));
  await workspace.succeedNx(['add', `${pluginPackage}@file:${workspace.path(vendored)}`]);
}

/** Builds what is not there yet for one version of Nx. */
export async function prepareBuilds(version: NxVersion): Promise<void> {
  await serviceBuild(version);
  if (version === defaultNxVersion) await twoDriversBuild();
}

export function buildNames(version: NxVersion): string[] {
  const digest = tarballDigest();
  const kinds = ['plugin', 'service', 'two-drivers'];
  return [`bare-${version}`, ...kinds.map((kind) => `${kind}-${version}-${digest}`)];
}

function bareBuild(version: NxVersion): Promise<string> {
  return buildOnce(`bare-${version}`, async (folder) => {
    const manifest = {
      name: 'shop',
      version: '0.0.0',
      private: true,
      license: 'MIT',
      devDependencies: { nx: version },
    };
    await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await writeFile(join(folder, 'nx.json'), `${JSON.stringify({ analytics: false }, null, 2)}\n`);
    await writeFile(join(folder, '.gitignore'), 'node_modules\ndist\ntmp\n.nx\n');
    const workspace = new Workspace(folder);
    await workspace.succeed(['npm', 'install', '--no-audit', '--no-fund']);
    await workspace.git('init', '-q', '-b', 'main');
    await workspace.commit('chore: start');
    await forget(workspace);
  });
}

async function pluginBuild(version: NxVersion): Promise<string> {
  const bare = await bareBuild(version);
  return buildOnce(`plugin-${version}-${tarballDigest()}`, async (folder) => {
    const workspace = await copyInto(bare, folder, false);
    await addPlugin(workspace);
    await workspace.commit('chore: add the plugin');
    await forget(workspace);
  });
}

async function serviceBuild(version: NxVersion): Promise<string> {
  const plugin = await pluginBuild(version);
  return buildOnce(`service-${version}-${tarballDigest()}`, async (folder) => {
    const workspace = await copyInto(plugin, folder, true);
    await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/api']);
    await makeMovable(workspace);
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'orders', '--project', 'api']);
    await workspace.succeedNx(['run', 'api:migrate', '--message', 'add orders']);
    await workspace.succeedNx(['run', 'api:upgrade']);
    if (version === defaultNxVersion) await workspace.succeedNx(['run', 'api:typecheck']);
    await workspace.commit('feat: add the api');
    await forget(workspace);
  });
}

async function twoDriversBuild(): Promise<string> {
  const service = await serviceBuild(defaultNxVersion);
  const name = `two-drivers-${defaultNxVersion}-${tarballDigest()}`;
  return buildOnce(name, async (folder) => {
    const workspace = await copyInto(service, folder, true);
    const add = ['uv', 'add', '--quiet', '--compile-bytecode', 'asyncpg'];
    await workspace.succeed(add, { cwd: 'apps/api' });
    await workspace.commit('feat: talk to PostgreSQL');
    await forget(workspace);
  });
}

/** Makes the environment anew, so that it runs at another path. Compiled once, it spares each copy 1 s of a core in each first command. */
async function makeMovable(workspace: Workspace): Promise<void> {
  await workspace.remove('.venv');
  await workspace.succeed(['uv', 'venv', '--quiet', '--relocatable']);
  const sync = ['uv', 'sync', '--all-packages', '--frozen', '--quiet', '--compile-bytecode'];
  await workspace.succeed(sync);
}

/** What a copy at another path must not inherit; and the workspace is no longer one to clean up. */
async function forget(workspace: Workspace): Promise<void> {
  await workspace.remove('.nx');
  workspace.release();
}

async function cloneOf(
  build: string,
  name: string,
  linkPackages: boolean,
  environment?: Workspace['environment'],
): Promise<Workspace> {
  return copyInto(build, await scratchFolder(name), linkPackages, environment);
}

/** npm's packages are linked, not copied, where it will install nothing over them: 0.1 s in place of 0.6. uv replaces files as a whole. */
async function copyInto(
  build: string,
  folder: string,
  linkPackages: boolean,
  environment?: Workspace['environment'],
): Promise<Workspace> {
  const packages = ['node_modules', '.venv'];
  const entries = await readdir(build);
  const copied = entries.filter((name) => !packages.includes(name));
  await execute('cp', ['-a', ...copied.map((name) => join(build, name)), folder]);
  await execute('cp', [linkPackages ? '-al' : '-a', join(build, 'node_modules'), folder]);
  if (entries.includes('.venv')) await execute('cp', ['-al', join(build, '.venv'), folder]);
  await rm(join(folder, 'node_modules/.cache'), { recursive: true, force: true });
  return new Workspace(folder, environment);
}
