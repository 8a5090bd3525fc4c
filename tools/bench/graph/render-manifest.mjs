import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageDirectory } from '../../paths.mjs';

const template = readFileSync(
  join(packageDirectory, 'src/generators/library/files/pyproject.toml.template'),
  'utf8',
);

/** The manifest of a library as our generator writes it, with what it requires. */
export function renderManifest({ name, externals, libraries }) {
  const manifest = template
    .replaceAll('acme-library', name)
    .replace('Acme library description.', `The library ${name}.`);
  return requireIn(manifest, { externals, libraries });
}

/** A manifest with more requirements; the libraries among them are members of the workspace. */
export function requireIn(manifest, { externals, libraries }) {
  const requirements = [...externals.map((name) => `${name}>=1,<2`), ...libraries];
  const lines = requirements.map((requirement) => `  "${requirement}",\n`).join('');
  const sources = libraries.map((library) => `${library} = { workspace = true }\n`).join('');
  const required = manifest
    .replace('dependencies = []\n', 'dependencies = [\n]\n')
    .replace(/^dependencies = \[\n/m, (start) => start + lines);
  return sources === '' ? required : `${required}\n[tool.uv.sources]\n${sources}`;
}
