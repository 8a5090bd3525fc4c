'use strict';

/** The least that a plugin for these workspaces can be: the same projects under the same names, nothing opened. */
const createNodes = [
  '**/pyproject.toml',
  (files) =>
    files
      .filter((file) => file.includes('/'))
      .map((file) => {
        const root = file.slice(0, file.lastIndexOf('/'));
        const name = root.slice(root.lastIndexOf('/') + 1);
        return [file, { projects: { [root]: { name, root } } }];
      }),
];

module.exports = { name: 'paxx-bench-baseline', createNodes, createNodesV2: createNodes };
