import {
  createConnection,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

/** Stands between a service and its database, and fails as networks and servers do. */
export interface TcpProxy {
  readonly port: number;
  /** Forwards again; connections made while it was silent stay silent. */
  pass(): Promise<void>;
  /** Accepts, and swallows all that comes, on connections that exist too. */
  fallSilent(): void;
  /** Closes every connection and listens no more. */
  refuse(): Promise<void>;
  /** Closes every connection once, as a server that restarts. */
  cut(): void;
  stop(): Promise<void>;
}

export async function startTcpProxy(host: string, port: number): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let silent = false;
  const accept = (near: Socket): void => {
    const pair = silent ? new Pair(near) : new Pair(near, createConnection({ host, port }));
    pairs.add(pair);
    near.once('close', () => pairs.delete(pair));
  };
  let server = await listen(accept, 0);
  const own = (server.address() as AddressInfo).port;
  const cut = (): void => pairs.forEach((pair) => pair.close());
  const refuse = async (): Promise<void> => {
    cut();
    if (server.listening) await new Promise((closed) => server.close(closed));
  };
  return {
    port: own,
    cut,
    refuse,
    stop: refuse,
    fallSilent() {
      silent = true;
      pairs.forEach((pair) => pair.fallSilent());
    },
    async pass() {
      silent = false;
      if (!server.listening) server = await listen(accept, own);
    },
  };
}

/** One connection of the service and, unless it is swallowed, the one to the database. */
class Pair {
  constructor(
    private readonly near: Socket,
    private readonly far?: Socket,
  ) {
    for (const socket of [near, far]) socket?.on('error', () => undefined);
    near.once('close', () => far?.destroy());
    far?.once('close', () => near.destroy());
    if (far === undefined) near.resume();
    else near.pipe(far).pipe(near);
  }

  fallSilent(): void {
    this.far?.unpipe(this.near);
    this.near.unpipe();
    this.near.resume();
    this.far?.resume();
  }

  close(): void {
    this.near.destroy();
    this.far?.destroy();
  }
}

function listen(accept: (socket: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(accept);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
