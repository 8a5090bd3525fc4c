import { posix } from 'node:path';
import { run } from '../../../python/run';
import type { Facts } from '../facts';
import type { Finding } from '../finding';

/** What tools leave behind: at the root, and in every project. */
const LEFT = ['.venv/x', '__pycache__/x.pyc', '.paxx/x'];

/** Nx takes each file that git does not ignore for an input: a `.pyc` makes the next run a miss. */
export async function checkIgnored({ root, model, env, isRepository }: Facts): Promise<Finding[]> {
  if (!isRepository || model.projects.size === 0) return [];
  const folders = ['.', ...model.projects.keys()];
  const paths = [...new Set(folders)].flatMap((folder) =>
    LEFT.map((file) => posix.join(folder, file)),
  );
  const { stdout } = await run(['git', 'check-ignore', '--no-index', '--stdin', '-z'], {
    cwd: root,
    env,
    input: paths.join('\0'),
  });
  const ignored = new Set(stdout.split('\0'));
  return LEFT.flatMap((file) => {
    const open = paths.find((path) => path.endsWith(file) && !ignored.has(path));
    const name = `${posix.dirname(file)}/`;
    if (open === undefined) return [];
    return [
      {
        check: 'not-ignored' as const,
        where: '.gitignore',
        what: `Git does not ignore ${posix.dirname(open)}/: Nx hashes what tools write there, and the cache misses.`,
        cure: `Add the line ${name} to .gitignore.`,
      },
    ];
  });
}
