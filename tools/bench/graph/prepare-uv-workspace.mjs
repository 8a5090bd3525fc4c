import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  commitAll,
  describeWorkspace,
  toJson,
  vendor,
  writeBareWorkspace,
} from '../bare-workspace.mjs';
import { baselinePlugin, putBaselinePlugin } from '../put-baseline-plugin.mjs';
import { writeUvWorkspace } from './write-uv-workspace.mjs';

/** What a workspace has for its Python projects: one entry of nx.json and what it takes to install. */
const plugins = {
  ours: {
    entry: '@paxx/nx',
    install: async ({ directory, install }) => install(`file:${await vendor(directory)}`),
  },
  names: {
    entry: baselinePlugin,
    install: async ({ directory, install }) => {
      await install();
      await putBaselinePlugin(directory);
    },
  },
  nxlv: {
    entry: { plugin: '@nxlv/python', options: { packageManager: 'uv' } },
    install: ({ install, nxVersion }) => install('@nxlv/python@23.1.1', `@nx/devkit@${nxVersion}`),
    // It makes no project of a manifest.
    begin: generateTargets,
    finish: writeProjectFiles,
  },
};

/** An Nx workspace of synthetic uv projects with one of the plugins. */
export async function prepareUvWorkspace({ plugin, nxVersion, size, progress }) {
  progress(`${size.libraries} projects on Nx ${nxVersion} with ${plugin}: npm install`);
  const { entry, install, begin, finish } = plugins[plugin];
  const workspace = describeWorkspace(`graph-${plugin}-${nxVersion}`, nxVersion);
  await writeBareWorkspace(workspace, { plugins: [entry] });
  await install(workspace);
  const begun = await begin?.(workspace);
  const members = writeUvWorkspace(workspace.directory, size);
  await finish?.(workspace, members, begun);
  await commitAll(workspace);
  return workspace;
}

/** What its generator writes for one library: all others get the same targets. */
async function generateTargets({ directory, nx }) {
  const folder = 'libs/sample';
  const tools = ['--linter=ruff', '--unitTestRunner=pytest', '--projectType=library'];
  await nx('g', '@nxlv/python:uv-project', 'sample', `--directory=${folder}`, ...tools);
  const { targets } = JSON.parse(await readFile(join(directory, folder, 'project.json'), 'utf8'));
  for (const path of [folder, '.venv'])
    await rm(join(directory, path), { recursive: true, force: true });
  return targets;
}

async function writeProjectFiles({ directory }, members, targets) {
  for (const { name, folder } of members) {
    const own = JSON.parse(JSON.stringify(targets).replaceAll('libs/sample', folder));
    await writeFile(
      join(directory, folder, 'project.json'),
      toJson({ name, projectType: 'library', sourceRoot: folder, targets: own }),
    );
  }
}
