// Installs the npm packages of this repository where they are missing or older than package-lock.json.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../run-command.mjs';
import { repositoryRoot } from '../paths.mjs';

const lowestNode = [20, 19];

/** Starts no process where the packages are there already. */
export async function ensurePackages() {
  requireNode();
  if (await isInstalled()) return;
  process.stdout.write('Installing the npm packages of this repository\n');
  await runCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: repositoryRoot,
    shell: process.platform === 'win32',
  });
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = lowestNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(
    `Cannot run on Node ${process.versions.node}: ${lowestNode.join('.')} or newer is needed. Install it from https://nodejs.org`,
  );
}

/** npm writes node_modules/.package-lock.json at the end of each install; what it lists is there. */
async function isInstalled() {
  const marker = join(repositoryRoot, 'node_modules/.package-lock.json');
  if (!existsSync(marker)) return false;
  const [wanted, present] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((file) => readPackages(file)),
  );
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || present[path]?.version === version,
  );
}

async function readPackages(file) {
  return JSON.parse(await readFile(join(repositoryRoot, file), 'utf8')).packages;
}
