import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  commitAll,
  describeWorkspace,
  toJson,
  vendor,
  writeBareWorkspace,
} from './bare-workspace.mjs';
import { baselinePlugin, putBaselinePlugin } from './put-baseline-plugin.mjs';

/**
 * A workspace outside the repository with the packed plugin, made by the commands that a user types: the service `api`
 * in `apps/api` with the feature `orders`, migrated. Beside our targets, `api:bare-serve` runs it by the baseline's executor.
 */
export async function prepareWorkspace(nxVersion, progress) {
  const bare = describeWorkspace(`nx-${nxVersion}`, nxVersion);
  const workspace = {
    ...bare,
    service: join(bare.directory, 'apps/api'),
    python: join(bare.directory, '.venv/bin/python'),
  };
  progress(`a workspace on Nx ${nxVersion}: npm install`);
  await writeBareWorkspace(workspace);
  await workspace.install();
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

/** After the last `npm install`, which would remove what package.json does not list. */
async function addBaseline({ directory, service }) {
  await putBaselinePlugin(directory);
  const file = join(service, 'project.json');
  const project = JSON.parse(await readFile(file, 'utf8'));
  project.targets = {
    ...project.targets,
    'bare-serve': { executor: `${baselinePlugin}:spawn`, continuous: true },
  };
  await writeFile(file, toJson(project));
}

async function installedPackages(directory) {
  const lock = JSON.parse(await readFile(join(directory, 'package-lock.json'), 'utf8'));
  return Object.keys(lock.packages).filter((path) => path !== '');
}
