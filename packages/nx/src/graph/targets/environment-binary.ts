import type { Shape } from '../shape';

/**
 * A program of the project's environment, relative to the project: `../../.venv/bin/pytest`. The tool itself, not
 * `uv run`: that costs 17 ms and may change the environment which other tasks are using. Relative, so that two
 * clones at two paths share the cache.
 */
export function environmentBinary(
  { toEnvironment }: Shape,
  program: string,
  platform = process.platform,
): string {
  if (platform !== 'win32') return `${toEnvironment}.venv/bin/${program}`;
  return `${toEnvironment}.venv/Scripts/${program}.exe`.replaceAll('/', '\\');
}
