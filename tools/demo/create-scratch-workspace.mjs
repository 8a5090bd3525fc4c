// A scratch Nx workspace outside the repository, so that Node finds nothing of the repository in it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.mjs';
import { runCommand } from '../run-command.mjs';
import { narrate } from './narrate.mjs';

const nxVersion = '23.2.1';
const windows = process.platform === 'win32';
/** Kept from one run to the next: what a second run need not fetch again. */
const kept = new Set(['node_modules', 'package-lock.json']);

/** Returns `{directory, environment, nx(...args)}`; `nx` prints the command and rejects where it fails. */
export async function createScratchWorkspace(name) {
  const identity = createHash('sha256').update(repositoryRoot).digest('hex').slice(0, 8);
  const directory = join(tmpdir(), `paxx-${name}-${identity}`);
  narrate.step(`A scratch Nx workspace: ${directory}`);
  await mkdir(directory, { recursive: true });
  for (const entry of await readdir(directory))
    if (!kept.has(entry)) await rm(join(directory, entry), { recursive: true, force: true });
  const manifest = { name, private: true, devDependencies: { nx: nxVersion } };
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest, undefined, 2) + '\n');
  await writeFile(join(directory, 'nx.json'), '{\n  "analytics": false\n}\n');
  await writeFile(join(directory, '.gitignore'), 'node_modules\n.nx\n');
  const environment = { ...process.env, NX_TUI: 'false', NX_DAEMON: 'false' };
  delete environment.NX_WORKSPACE_ROOT;
  const options = { cwd: directory, env: environment };

  if ((await installedNx(directory)) !== nxVersion) {
    narrate.command(`npm install  # nx ${nxVersion}`);
    const install = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
    await runCommand('npm', install, { ...options, shell: windows });
  }
  await runCommand('git', ['init', '--quiet'], options);
  const script = join(directory, 'node_modules/nx/dist/bin/nx.js');
  const nx = existsSync(script) ? script : join(directory, 'node_modules/nx/bin/nx.js');
  return {
    directory,
    environment,
    script: nx,
    nx: async (...args) => {
      narrate.command(['npx nx', ...args.map(quote)].join(' '));
      await runCommand(process.execPath, [nx, ...args], options);
    },
  };
}

export function quote(argument) {
  return /\s/.test(argument) ? `"${argument}"` : argument;
}

async function installedNx(directory) {
  const file = join(directory, 'node_modules/nx/package.json');
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')).version : undefined;
}
