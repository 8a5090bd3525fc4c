import { createServer } from 'node:net';

/** The first port from `from` on that nothing listens on at 127.0.0.1. */
export async function findFreePort(from) {
  for (let port = from; port < from + 100; port += 1) if (await isFree(port)) return port;
  throw new Error(`the ports ${from} to ${from + 99} are all in use. Stop one of their servers.`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
