// Calls the two hooks of the plugin as Nx does, without Nx: contexts made before, all modules loaded before.
'use strict';

const { readdirSync } = require('node:fs');
const { dirname, posix } = require('node:path');

/** Reads the command line: the plugin's module, the root of a workspace, the options of the entry in nx.json. */
function readArguments([plugin, root, options]) {
  return { plugin, root, options: options === undefined ? undefined : JSON.parse(options) };
}

/** Returns the call that is measured; it gives the nodes and the dependencies. */
function prepareHooks({ plugin, root, options }) {
  const hooks = require(plugin);
  const [, createNodes] = hooks.createNodes;
  const files = listFiles(root, '');
  const manifests = files.filter((file) => posix.basename(file) === 'pyproject.toml');
  const nxJsonConfiguration = { plugins: [{ plugin: '@paxx/nx', options }] };
  const context = { workspaceRoot: root, nxJsonConfiguration };
  const fileMap = { nonProjectFiles: [], projectFileMap: groupByProject(files, manifests) };
  return async () => {
    const nodes = await createNodes(manifests, options, context);
    const projects = {};
    for (const [, result] of nodes)
      for (const project of Object.values(result.projects ?? {})) projects[project.name] = project;
    const dependencies = await hooks.createDependencies(options, { ...context, projects, fileMap });
    return { projects, dependencies };
  };
}

/** The folders of these workspaces are named as their projects. */
function groupByProject(files, manifests) {
  const names = new Map(manifests.map((file) => [dirname(file), posix.basename(dirname(file))]));
  const map = Object.fromEntries([...names.values()].map((name) => [name, []]));
  for (const file of files) {
    const [kind, folder] = file.split('/');
    map[names.get(`${kind}/${folder}`)]?.push({ file, hash: '' });
  }
  return map;
}

function listFiles(root, folder) {
  return readdirSync(posix.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? listFiles(root, path) : [path];
  });
}

module.exports = { prepareHooks, readArguments };
