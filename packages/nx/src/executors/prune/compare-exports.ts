import type { UvCommand } from '../../python/find-uv';
import { run } from '../../python/run';
import { exportFrozen } from '../../python/uv';

/**
 * Asks uv itself what it would install in two folders by their locks alone: packages, versions, hashes, markers.
 *
 * @returns the first line that differs, or uv's own complaint; `undefined` where both are the same
 */
export async function compareExports(
  uv: UvCommand,
  name: string,
  folders: readonly [string, string],
): Promise<string | undefined> {
  const [one, two] = await Promise.all(folders.map((cwd) => run(exportFrozen(uv, name), { cwd })));
  const failed = [one, two].find((result) => result?.code !== 0);
  if (failed !== undefined) return failed.stderr.trim().split('\n')[0] ?? 'uv export failed';
  const lines = two?.stdout.split('\n') ?? [];
  const index = one?.stdout.split('\n').findIndex((line, at) => line !== lines[at]) ?? -1;
  if (index !== -1) return one?.stdout.split('\n')[index] ?? '';
  return lines.length === one?.stdout.split('\n').length ? undefined : lines.at(-1);
}
