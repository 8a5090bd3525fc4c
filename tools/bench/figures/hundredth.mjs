import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { measurePairs } from '../measure-pairs.mjs';
import { ratioRow } from '../rows.mjs';

const title = 'The 100th feature over the first, written';
const limit = 1.2;

/** The same command in a service with 99 features and in one without: all that grows with them, Nx's own reading too. */
export async function measureHundredth({ workspaces, runs = 7, progress }) {
  const workspace = await workspaces.first();
  const service = join(workspace.directory, 'apps/large');
  const [without, with99] = ['without', 'with-99'].map((name) =>
    join(workspace.directory, '..', `large-${name}`),
  );
  progress('a service with 99 features');
  await workspace.nx('g', '@paxx/nx:project', 'apps/large', '--skipSync');
  await put(service, without);
  await workspace.nx('g', 'paxx-bench-baseline:many-features', '--project=large', '--count=99');
  await put(service, with99);
  const add = workspace.nxCommand('g', '@paxx/nx:feature', 'zebras', '--project=large');
  const timeFrom = (state) => async () => {
    await put(state, service);
    return workspace.run(add, { NX_DAEMON: 'false' });
  };
  const pairs = await measurePairs({
    title,
    runs,
    progress,
    ours: timeFrom(with99),
    baseline: timeFrom(without),
  });
  await workspace.restore();
  for (const state of [without, with99]) await rm(state, { recursive: true });
  return [ratioRow(title, pairs, limit)];
}

async function put(from, to) {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
}
