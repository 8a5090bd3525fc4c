'use strict';
const { join } = require('node:path');

// In one process: an Nx command for each would take minutes.
module.exports = async function addFeatures(tree, { project, count }) {
  const file = join(tree.root, 'node_modules/@paxx/nx/dist/generators/feature/generator.js');
  const { default: addFeature } = require(file);
  for (let index = 0; index < count; index += 1) addFeature(tree, { name: nameOf(index), project });
};

/** `row-aa`, `row-ab`: the generator takes no digits for a word of their own. */
function nameOf(index) {
  const letter = (number) => String.fromCharCode(97 + (number % 26));
  return `row-${letter(Math.floor(index / 26))}${letter(index)}x`;
}
