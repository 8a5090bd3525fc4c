import { nxVersions } from '../nx-versions.mjs';
import { highestRow } from '../rows.mjs';
import { startService, stopService } from '../serve-service.mjs';

const limit = 1_000;

/** SIGINT to `nx run api:serve` until nobody listens on its port, on each line of Nx. */
export async function measureStop({ workspaces, runs = 5, progress }) {
  const rows = [];
  for (const version of [...nxVersions].sort()) {
    const workspace = await workspaces.on(version);
    const times = [];
    for (let run = 0; run <= runs; run += 1) {
      progress(`stop on Nx ${version}: ${run === 0 ? 'warm-up' : `run ${run} of ${runs}`}`);
      const started = await startService({
        argv: (port) => workspace.nxCommand('run', 'api:serve', '--port', port),
        cwd: workspace.directory,
        env: workspace.environment,
      });
      const milliseconds = await stopService(started);
      if (run > 0) times.push(milliseconds);
    }
    rows.push(highestRow(`SIGINT to a free port, Nx ${version}`, times, limit));
  }
  return rows;
}
