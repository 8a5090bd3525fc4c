import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const TOKEN = 'a token that only these machines know';
const servers = new Set<Server>();

/** A server of Nx's self-hosted remote cache: `GET` and `PUT` of `/v1/cache/{hash}` under a bearer token. */
export interface RemoteCache {
  /** What makes Nx use it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What has been stored, an archive for each hash. */
  readonly stored: ReadonlyMap<string, Buffer>;
  /** The hashes that were asked for and found since the last `forgetAnswers()`, and those that were not. */
  readonly hits: readonly string[];
  readonly misses: readonly string[];
  forgetAnswers(): void;
}

/** Listens until the file of tests has ended. */
export async function startRemoteCache(): Promise<RemoteCache> {
  const stored = new Map<string, Buffer>();
  const hits: string[] = [];
  const misses: string[] = [];
  const answer = async (request: IncomingMessage): Promise<[status: number, body?: Buffer]> => {
    const hash = /^\/v1\/cache\/(\w+)$/.exec(request.url ?? '')?.[1];
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return [401];
    if (hash === undefined) return [404];
    const body = stored.get(hash);
    if (request.method === 'PUT') {
      if (body) return [409];
      stored.set(hash, await bodyOf(request));
      return [200];
    }
    (body ? hits : misses).push(hash);
    return body ? [200, body] : [404];
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ([status, body]) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    environment: {
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: TOKEN,
    },
    stored,
    hits,
    misses,
    forgetAnswers() {
      hits.length = 0;
      misses.length = 0;
    },
  };
}

export async function stopRemoteCaches(): Promise<void> {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers.clear();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
