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
  const results = await Promise.all(folders.map((cwd) => run(exportFrozen(uv, name), { cwd })));
  const failed = results.find(({ code }) => code !== 0);
  if (failed !== undefined) return failed.stderr.trim().split('\n')[0] || 'uv export failed';
  const [here = [], there = []] = results.map(({ stdout }) => stdout.split('\n').filter(Boolean));
  const [longer, shorter] = here.length < there.length ? [there, here] : [here, there];
  return longer.find((line, index) => line !== shorter[index]);
}
