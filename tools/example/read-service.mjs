import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What git would commit of a service, by path: its own .gitignore says what belongs to one machine. */
export async function readService(folder) {
  const { stdout } = await execute(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: folder },
  );
  const paths = stdout.split('\0').filter((path) => path !== '' && existsSync(join(folder, path)));
  const read = async (path) => [path, await readFile(join(folder, path), 'utf8')];
  return new Map(await Promise.all(paths.sort().map(read)));
}
