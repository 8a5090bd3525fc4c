'use strict';

// No import at all: not even @nx/devkit, which takes a fifth of a second to load.
module.exports = async function writeOneFile(tree, { path }) {
  tree.write(path, 'one line\n');
};
