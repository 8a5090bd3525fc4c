import { posix } from 'node:path';
import type { PythonProject } from '../model';

/**
 * A program of the project's environment, relative to the project: `../../.venv/bin/pytest`. The tool itself, not
 * `uv run`: that costs 17 ms and may change the environment which other tasks are using. Relative, so that two
 * clones at two paths share the cache.
 */
export function environmentBinary(
  { root, environment }: PythonProject,
  program: string,
  platform = process.platform,
): string {
  const up = posix.relative(root, environment);
  if (platform !== 'win32') return posix.join(up, '.venv/bin', program);
  return posix.join(up, '.venv/Scripts', `${program}.exe`).replaceAll('/', '\\');
}
