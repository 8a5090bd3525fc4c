// Lays out the package as it is published: TypeScript compiled, schemas and templates copied, the texts of the root.
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { packageDirectory, repositoryRoot } from './paths.mjs';

const notPublished = /^testing\/|(^|\/)(__pycache__|\.\w+_cache|\.venv)(\/|$)|\.(pyc|db|sqlite3?)$/;
const packageFiles = ['package.json', 'generators.json', 'executors.json', 'PLUGIN.md'];
const rootFiles = ['README.md', 'LICENSE'];

/** Builds into `target`, which is made and must be empty. */
export async function build(target) {
  await mkdir(target, { recursive: true });
  const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
  const config = join(packageDirectory, 'tsconfig.lib.json');
  const dist = join(target, 'dist');
  await runCommand(process.execPath, [tsc, '-p', config, '--outDir', dist]);
  await copyAssets(join(packageDirectory, 'src'), dist);
  for (const file of packageFiles) await copyFile(join(packageDirectory, file), join(target, file));
  for (const file of rootFiles) await copyFile(join(repositoryRoot, file), join(target, file));
}

async function copyAssets(source, target) {
  for (const entry of await readdir(source, { withFileTypes: true, recursive: true })) {
    const from = join(entry.parentPath, entry.name);
    const path = from.slice(source.length + 1);
    if (!entry.isFile() || !isAsset(path)) continue;
    await mkdir(dirname(join(target, path)), { recursive: true });
    await copyFile(from, join(target, path));
  }
}

function isAsset(path) {
  if (notPublished.test(path)) return false;
  const outsideTemplates = !/(^|\/)files\//.test(path);
  return outsideTemplates ? /(^|\/)schema\.json$|\.py$/.test(path) : true;
}
