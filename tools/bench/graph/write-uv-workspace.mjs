import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRandom } from './create-random.mjs';
import { renderLock } from './render-lock.mjs';
import { renderManifest } from './render-manifest.mjs';
import { writeService } from './write-service.mjs';

/** How many libraries one requires: 2.8 in the mean. */
const edgeCounts = [1, 2, 2, 3, 3, 3, 3, 3, 4, 4];
const externals = Array.from({ length: 120 }, (_, index) => `external-${index}`);
const featuresOfService = 50;
const seed = 20_261;

/**
 * A uv workspace of libraries in `libs`, and of services in `apps`, with each member listed in the root manifest and a lock. The same
 * numbers give the same files.
 */
export function writeUvWorkspace(root, { libraries, services = 0 }) {
  const random = createRandom(seed);
  const members = [];
  for (let index = 0; index < libraries; index += 1) {
    const name = nameOf('lib', index);
    const required = chooseDistinct(random, edgeCounts[random(edgeCounts.length)], index, (other) =>
      nameOf('lib', other),
    );
    const packages = chooseDistinct(random, 2 + random(3), externals.length, (i) => externals[i]);
    members.push({ name, folder: `libs/${name}`, requires: [...packages, ...required] });
    const manifest = renderManifest({ name, externals: packages, libraries: required });
    writeLibrary(join(root, 'libs', name), name, manifest);
  }
  for (let index = 0; index < services; index += 1) {
    const name = nameOf('service', index);
    const required = chooseDistinct(random, 3, libraries, (other) => nameOf('lib', other));
    members.push({ name, folder: `apps/${name}`, requires: required });
    writeService(join(root, 'apps', name), {
      name,
      features: featuresOfService,
      libraries: required,
    });
  }
  write(root, 'pyproject.toml', renderRoot(members));
  write(root, 'uv.lock', renderLock(externals, members));
  return members;
}

function nameOf(kind, index) {
  return `${kind}-${String(index).padStart(4, '0')}`;
}

function chooseDistinct(random, count, limit, nameAt) {
  const chosen = new Set();
  while (chosen.size < Math.min(count, limit)) chosen.add(random(limit));
  return [...chosen].map(nameAt);
}

function writeLibrary(folder, name, manifest) {
  const module = name.replaceAll('-', '_');
  write(folder, 'pyproject.toml', manifest);
  write(folder, 'README.md', `# ${name}\n`);
  write(folder, `src/${module}/__init__.py`, `"""The library ${name}."""\n`);
  write(folder, `src/${module}/py.typed`, '');
  write(folder, 'tests/__init__.py', '');
  write(
    folder,
    `tests/test_${module}.py`,
    `import ${module}\n\n\ndef test_import() -> None:\n    assert ${module}\n`,
  );
}

function renderRoot(members) {
  const list = members.map(({ folder }) => `  "${folder}",\n`).join('');
  return `[tool.uv.workspace]\nmembers = [\n${list}]\n`;
}

function write(folder, file, text) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
