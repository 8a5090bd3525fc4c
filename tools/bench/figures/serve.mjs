import { measurePairs } from '../measure-pairs.mjs';
import { ratioRow } from '../rows.mjs';
import { startService, stopService } from '../serve-service.mjs';

const limit = 1.15;

/** `nx run api:serve` to the first 200, over an executor that only starts uvicorn on the same service. */
export async function measureServe({ workspaces, runs = 11, progress }) {
  const workspace = await workspaces.first();
  const rows = [];
  for (const daemon of [false, true]) {
    const figure = `\`nx run api:serve\` to the first 200${daemon ? ', daemon' : ''}`;
    const timeOf = (target) => () => timeToFirstAnswer(workspace, target, daemon);
    const pairs = await measurePairs({
      title: figure,
      runs,
      progress,
      ours: timeOf('serve'),
      baseline: timeOf('bare-serve'),
    });
    rows.push(ratioRow(figure, pairs, limit));
  }
  await workspace.stopDaemon();
  return rows;
}

async function timeToFirstAnswer(workspace, target, daemon) {
  const started = await startService({
    argv: (port) => workspace.nxCommand('run', `api:${target}`, '--port', port),
    cwd: workspace.directory,
    env: { ...workspace.environment, NX_DAEMON: String(daemon) },
  });
  await stopService(started);
  return started.milliseconds;
}
