import { freePort, untilFree } from './ports.mjs';
import { startProcess } from './start-process.mjs';
import { untilAnswer } from './until-answer.mjs';

/** Starts `argv(port)` and waits for the first 200 on /health/live. Returns the server, its port and the milliseconds that it took. */
export async function startService({ argv, cwd, env }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const server = startProcess(argv(String(port)), { cwd, env });
  await orEnd(server, untilAnswer(`${url}/health/live`, { server }));
  return { server, port, url, milliseconds: performance.now() - start };
}

/** SIGINT to the program that was started, to no other. Returns the milliseconds until the port is free. */
export async function stopService({ server, port }) {
  const start = performance.now();
  server.signal('SIGINT');
  await orEnd(server, untilFree(port));
  const milliseconds = performance.now() - start;
  await server.ended;
  return milliseconds;
}

async function orEnd(server, promise) {
  try {
    await promise;
  } catch (error) {
    await server.end();
    throw error;
  }
}
