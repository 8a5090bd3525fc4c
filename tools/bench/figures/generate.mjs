import { measurePairs } from '../measure-pairs.mjs';
import { differenceRow, ratioRow } from '../rows.mjs';

const oneFile = ['paxx-bench-baseline:one-file', 'one.txt', '--no-interactive'];
const feature = ['@paxx/nx:feature', 'invoices', '--project', 'api', '--no-interactive'];
const cases = [
  ['`nx g @paxx/nx:project --dry-run`', ['@paxx/nx:project', 'apps/billing', '--no-interactive']],
  ['`nx g @paxx/nx:feature --dry-run`', feature],
  ['`nx g @paxx/nx:feature`, written', feature, { written: true }],
];
const ratioLimit = 1.4;
const differenceLimit = 400;

/** Our generators over a generator that writes one file, in the same workspace. */
export async function measureGenerate({ workspaces, runs = 7, progress }) {
  const workspace = await workspaces.first();
  const rows = [];
  for (const daemon of [false, true]) {
    for (const [title, args, { written = false } = {}] of cases) {
      const figure = daemon ? `${title}, daemon` : title;
      const timeOf = (given) => () => timeOfGenerator(workspace, given, { daemon, written });
      const [ours, baseline] = [args, oneFile].map(timeOf);
      const pairs = await measurePairs({ title: figure, runs, progress, ours, baseline });
      const row = daemon
        ? differenceRow(figure, pairs, differenceLimit)
        : ratioRow(figure, pairs, ratioLimit);
      rows.push(row);
    }
  }
  await workspace.stopDaemon();
  return rows;
}

async function timeOfGenerator(workspace, args, { daemon, written }) {
  const command = workspace.nxCommand('g', ...args, ...(written ? [] : ['--dry-run']));
  const milliseconds = await workspace.run(command, { NX_DAEMON: String(daemon) });
  if (written) await workspace.restore();
  return milliseconds;
}
