import { createServer } from 'node:net';
import { portInUse, portRefused } from './errors';
import { findPortHolder } from './find-port-holder';

/**
 * Binds the port for a moment. uvicorn would find out only after it has imported and started the service.
 *
 * @returns the reason for the user when the port cannot be had
 */
export async function claimPort(port: number, host: string): Promise<string | undefined> {
  const code = await bind(port, host);
  if (code === undefined) return undefined;
  if (code !== 'EADDRINUSE') return portRefused(port, host, code);
  return portInUse(port, host, await findPortHolder(port));
}

function bind(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
