import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether `python -m cli shell` exists in a project: a `cli` package that runs, with the word in one of its files. */
export function hasShellCommand(projectDir: string): boolean {
  const cli = join(projectDir, 'cli');
  if (!existsSync(join(cli, '__main__.py'))) return false;
  return readdirSync(cli)
    .filter((file) => file.endsWith('.py'))
    .some((file) => /\bshell\b/.test(readFileSync(join(cli, file), 'utf8')));
}
