import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../paths.mjs';
import { requireIn } from './render-manifest.mjs';

const example = join(repositoryRoot, 'examples/shop/service');
const copied = 'customers';
const dropped = ['customers', 'order_lines', 'orders', 'products'];

/** The service of examples/shop under another name: `users`, and its feature `customers` again and again under other names. */
export function writeService(folder, { name, features, libraries }) {
  cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('__pycache__') });
  rmSync(join(folder, 'project.json'));
  for (const feature of dropped) rmSync(join(folder, 'features', feature), { recursive: true });
  const words = Array.from({ length: features - 1 }, (_, index) => wordOf(index));
  for (const word of words) copyFeature(join(folder, 'features', `${word}s`), word);
  rewrite(join(folder, 'main.py'), (text) => listFeatures(text, words));
  rewrite(join(folder, 'pyproject.toml'), (text) =>
    requireIn(text.replace('name = "shop"', `name = "${name}"`), { externals: [], libraries }),
  );
}

/** `rowaa`, `rowab`, … */
function wordOf(index) {
  const letter = (number) => String.fromCharCode(97 + (number % 26));
  return `row${letter(Math.floor(index / 26))}${letter(index)}`;
}

function copyFeature(folder, word) {
  const source = join(example, 'features', copied);
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.py')) continue;
    const inside = entry.parentPath.slice(source.length);
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    const capital = word[0].toUpperCase() + word.slice(1);
    mkdirSync(join(folder, inside), { recursive: true });
    writeFileSync(
      join(folder, inside, entry.name),
      text.replaceAll('customer', word).replaceAll('Customer', capital),
    );
  }
}

function listFeatures(main, words) {
  const kept = main.split('\n').filter((line) => !dropped.some((name) => names(line, name)));
  return kept
    .flatMap((line) => {
      if (names(line, 'users') && line.startsWith('from '))
        return [line, ...words.map((word) => line.replaceAll('users', `${word}s`))];
      if (line === '    users_feature,')
        return [line, ...words.map((word) => `    ${word}s_feature,`)];
      return [line];
    })
    .join('\n');
}

function names(line, feature) {
  return new RegExp(`\\b${feature}_feature\\b`).test(line);
}

function rewrite(file, edit) {
  const text = readFileSync(file, 'utf8');
  const edited = edit(text);
  if (edited === text) throw new Error(`${file} no longer holds what the benchmark changes.`);
  writeFileSync(file, edited);
}
