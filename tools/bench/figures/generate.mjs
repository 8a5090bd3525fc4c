import { measurePairs } from '../measure-pairs.mjs';
import { differenceRow, ratioRow } from '../rows.mjs';

const generators = {
  project: ['g', '@paxx/nx:project', 'apps/billing', '--dry-run', '--no-interactive'],
  feature: [
    'g',
    '@paxx/nx:feature',
    'invoices',
    '--project',
    'api',
    '--dry-run',
    '--no-interactive',
  ],
};
const oneFile = ['g', 'paxx-bench-baseline:one-file', 'one.txt', '--dry-run', '--no-interactive'];
const ratioLimit = 1.4;
const differenceLimit = 400;

/** A dry run of our generators over that of a generator which writes one file, in the same workspace. */
export async function measureGenerate({ workspaces, runs = 9, progress }) {
  const workspace = await workspaces.first();
  const rows = [];
  for (const daemon of [false, true]) {
    const environment = { NX_DAEMON: String(daemon) };
    for (const [name, args] of Object.entries(generators)) {
      const figure = `\`nx g @paxx/nx:${name} --dry-run\`${daemon ? ', daemon' : ''}`;
      const pairs = await measurePairs({
        title: figure,
        runs,
        progress,
        ours: () => workspace.run(workspace.nxCommand(...args), environment),
        baseline: () => workspace.run(workspace.nxCommand(...oneFile), environment),
      });
      const row = daemon
        ? differenceRow(figure, pairs, differenceLimit)
        : ratioRow(figure, pairs, ratioLimit);
      rows.push(row);
    }
  }
  await workspace.stopDaemon();
  return rows;
}
