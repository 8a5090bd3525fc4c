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
  const up = '../'.repeat(depthOf(root) - depthOf(environment));
  if (platform !== 'win32') return `${up}.venv/bin/${program}`;
  return `${up}.venv/Scripts/${program}.exe`.replaceAll('/', '\\');
}

/** The environment is always the project's own folder or one above: counting is enough (and 10 times `relative`). */
function depthOf(folder: string): number {
  if (folder === '.') return 0;
  let depth = 1;
  for (let at = folder.indexOf('/'); at >= 0; at = folder.indexOf('/', at + 1)) depth += 1;
  return depth;
}
