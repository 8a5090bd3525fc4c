import { randomBytes } from 'node:crypto';
import { untilFree, freePort } from './ports';
import { createDatabase } from './postgres-database';
import { pluginsInProcess, serviceWorkspace } from './prepared-workspaces';
import { untilReady, type Serving } from './serve';
import type { Ended } from './start-process';
import { defaultNxVersion } from './versions';
import type { RunOptions, Workspace } from './workspace';

export type Environment = Record<string, string | undefined>;

export const databaseKinds = ['SQLite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** What tests that log in all the time need: cheap hashes, and limits that they do not meet. */
export const manyLogins: Environment = {
  AUTH_ARGON2_TIME_COST: '1',
  AUTH_ARGON2_MEMORY_KIB: '8',
  AUTH_ATTEMPTS_PER_ADDRESS: '6000',
  AUTH_ATTEMPTS_PER_ACCOUNT: '6000',
};

/** A database of its own, empty, that the service `api` is told of by its environment. */
export interface ServiceDatabase {
  readonly environment: Environment;
  readonly url: string;
  drop(): Promise<void>;
}

/** The service `api` with the feature `orders`, and the driver of PostgreSQL beside that of SQLite. */
export async function liveWorkspace(): Promise<Workspace> {
  const workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
  await workspace.succeed(['uv', 'add', '--quiet', 'asyncpg'], { cwd: 'apps/api' });
  return workspace;
}

export async function emptyDatabase(kind: DatabaseKind): Promise<ServiceDatabase> {
  if (kind === 'SQLite') {
    const url = `sqlite:///${randomBytes(6).toString('hex')}.sqlite3`;
    // It goes with the workspace.
    return { url, environment: { DATABASE_URL: url }, drop: async () => undefined };
  }
  const database = await createDatabase();
  return {
    url: database.url,
    environment: { DATABASE_URL: database.url },
    drop: () => database.drop(),
  };
}

/** With the tables of every revision. */
export async function upgradedDatabase(
  workspace: Workspace,
  kind: DatabaseKind,
): Promise<ServiceDatabase> {
  const database = await emptyDatabase(kind);
  await runCli(workspace, ['db', 'upgrade'], { env: database.environment });
  return database;
}

/** Runs `python -m cli …` of the service to an end that must be good. */
export function runCli(
  workspace: Workspace,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  return workspace.succeed([...cli(workspace), ...args], { cwd: 'apps/api', ...options });
}

export function cli(workspace: Workspace): string[] {
  return [workspace.path('.venv/bin/python'), '-m', 'cli'];
}

/** One process of uvicorn, without Nx and without reload, as it is deployed. */
export async function startService(
  workspace: Workspace,
  environment: Environment,
  argv: (port: number) => readonly string[] = (port) => [
    ...cli(workspace),
    'serve',
    '--port',
    String(port),
  ],
): Promise<Serving> {
  const port = await freePort();
  const running = workspace.start(argv(port), { cwd: 'apps/api', env: environment });
  return untilReady(running, port);
}

export async function stopService({ running, port }: Serving): Promise<void> {
  running.signal('SIGINT');
  await running.ended;
  await untilFree(port);
}
