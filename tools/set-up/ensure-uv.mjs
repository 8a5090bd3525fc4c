// Finds uv, or puts it into a folder of its own in the user's cache: nothing is installed globally.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { runCommand } from '../run-command.mjs';

const execute = promisify(execFile);
const version = '0.13.9';
const lowestPython = [3, 11];
const windows = process.platform === 'win32';

/** The folder of the uv to use, which comes first on PATH afterwards; undefined where uv is on PATH already. */
export async function ensureUv() {
  if (await answers('uv')) return undefined;
  const folder = join(cacheDirectory(), 'paxx-nx', `uv-${version}`);
  const bin = join(folder, 'bin');
  if (!existsSync(join(bin, windows ? 'uv.exe' : 'uv'))) await install(folder);
  process.env.PATH = `${bin}${delimiter}${process.env.PATH}`;
  return bin;
}

async function install(folder) {
  const python = await findPython();
  process.stdout.write(`Installing uv ${version} into the user's cache (nothing global)\n`);
  // Installed beside and renamed: a run that is stopped half-way leaves no broken uv behind.
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    await runCommand(python, [
      ...pip,
      '--no-warn-script-location',
      '--target',
      unfinished,
      `uv==${version}`,
    ]);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The first Python with pip that is new enough for the generated services too. */
async function findPython() {
  const probe = 'import pip, sys; print("%d.%d" % sys.version_info[:2])';
  const found = [];
  for (const name of [
    'python3',
    'python',
    'python3.14',
    'python3.13',
    'python3.12',
    'python3.11',
  ]) {
    const answer = await execute(name, ['-c', probe]).catch(() => undefined);
    if (answer === undefined) continue;
    const [major, minor] = answer.stdout.trim().split('.').map(Number);
    if (major > lowestPython[0] || (major === lowestPython[0] && minor >= lowestPython[1]))
      return name;
    found.push(answer.stdout.trim());
  }
  const seen =
    found.length > 0 ? `found only Python ${found.join(', ')}` : 'no Python with pip was found';
  throw new Error(
    `Cannot install uv: ${seen}. Install uv (https://docs.astral.sh/uv/getting-started/installation/) or Python >= ${lowestPython.join('.')} with pip, then run this command again.`,
  );
}

async function answers(command) {
  return execute(command, ['--version']).then(
    () => true,
    () => false,
  );
}

function cacheDirectory() {
  if (windows) return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local');
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
