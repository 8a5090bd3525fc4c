import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { narrate } from './narrate.mjs';

const patience = 120_000;

/** Starts `nx run api:serve` and waits for its first answer. `stop` ends it as Ctrl-C does. */
export async function startServing(workspace, port) {
  narrate.command(`npx nx run api:serve --port ${port}`);
  const child = spawn(
    process.execPath,
    [workspace.script, 'run', 'api:serve', '--port', String(port)],
    {
      cwd: workspace.directory,
      env: workspace.environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await exited;
  };
  // Ctrl-C while it starts: the child has the signal too, and its end is awaited below.
  const ready = await Promise.race([untilReady(url), exited.then(() => false)]);
  if (!ready) {
    await stop();
    throw new Error('nx run api:serve did not come up; its output above says why.');
  }
  return { url, exited, stop };
}

async function untilReady(url) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return true;
    await delay(100);
  }
  return false;
}
