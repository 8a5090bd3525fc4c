import { writeFile } from 'node:fs/promises';
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
    finish: writeProjectFiles,
  },
};

/** An Nx workspace of synthetic uv projects with one of the plugins. */
export async function prepareUvWorkspace({ plugin, nxVersion, size, progress }) {
  progress(`${size.libraries} projects on Nx ${nxVersion} with ${plugin}: npm install`);
  const { entry, install, finish } = plugins[plugin];
  const workspace = describeWorkspace(`graph-${plugin}-${nxVersion}`, nxVersion);
  await writeBareWorkspace(workspace, { plugins: [entry] });
  await install(workspace);
  const members = writeUvWorkspace(workspace.directory, size);
  await finish?.(workspace, members);
  await commitAll(workspace);
  return workspace;
}

/** Shorter than what its generator writes. */
async function writeProjectFiles({ directory }, members) {
  for (const { name, folder } of members)
    await writeFile(
      join(directory, folder, 'project.json'),
      toJson({ name, projectType: 'library', sourceRoot: folder, targets: {} }),
    );
}
