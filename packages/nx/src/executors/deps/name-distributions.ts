import { join } from 'node:path';
import { run } from '../../python/run';

/** The installed distributions that provide each module: `jwt` is of `PyJWT`. Asked only for what deptry found. */
export async function nameDistributions(
  python: string,
  cwd: string,
  modules: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  if (modules.length === 0) return {};
  const script = join(__dirname, 'name_distributions.py');
  const { code, stdout } = await run([python, script, ...modules], { cwd });
  // Without the names the findings are the same, only the command to type is a guess.
  return code === 0 ? (JSON.parse(stdout) as Record<string, string[]>) : {};
}
