// `npm run demo`: the main job as a user does it, each command printed before it runs. `-- --once` stops by itself.
import { once } from 'node:events';
import { createScratchWorkspace } from './demo/create-scratch-workspace.mjs';
import { findFreePort } from './demo/find-free-port.mjs';
import { narrate } from './demo/narrate.mjs';
import { requestJson } from './demo/request-json.mjs';
import { signIn } from './demo/sign-in.mjs';
import { startServing } from './demo/start-serving.mjs';
import { tarball } from './paths.mjs';
import { pack } from './pack.mjs';
import { ensurePackages } from './set-up/ensure-packages.mjs';
import { ensureUv } from './set-up/ensure-uv.mjs';

const stopByItself = process.argv.includes('--once');

try {
  await demo();
} catch (error) {
  process.stderr.write(`\nThe demo stopped: ${error.message}\n`);
  process.exitCode = 1;
}

async function demo() {
  await ensurePackages();
  await ensureUv();
  narrate.step('Packing the plugin');
  await pack();
  const workspace = await createScratchWorkspace('demo');

  await workspace.nx('add', `@paxx/nx@file:${tarball}`);
  await workspace.nx('g', '@paxx/nx:project', 'api');
  await workspace.nx('g', '@paxx/nx:feature', 'orders', '--project', 'api');
  await workspace.nx('run', 'api:migrate', '--message', 'add orders');
  await workspace.nx('run', 'api:upgrade');

  const port = await findFreePort(8000);
  const server = await startServing(workspace, port);
  try {
    const account = await signIn(server.url);
    await createAndReadAnOrder(server.url, account.headers);
    narrate.step(`The service is up. Its documentation: ${server.url}/docs`);
    narrate.line(`Authorize there as ${account.email} with the password "${account.password}".`);
    narrate.line(`The workspace, to look around in: ${workspace.directory}`);
    if (!stopByItself) {
      narrate.line('Stop with Ctrl-C.');
      await Promise.race([interrupted(), server.exited]);
    }
  } finally {
    await server.stop();
  }
  narrate.step('Stopped. Nothing is left running.');
}

async function createAndReadAnOrder(url, headers) {
  const order = { name: 'First order', description: 'Created by the demo' };
  const created = await requestJson('POST', `${url}/orders`, { json: order, headers });
  await requestJson('GET', `${url}/orders/${created.id}`, { headers });
  await requestJson('GET', `${url}/orders`, { headers });
}

function interrupted() {
  return Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
}
