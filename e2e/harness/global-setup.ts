import { forgetOldBuilds } from './build-once';
import { findPostgres, startEmbeddedPostgres, type PostgresServer } from './postgres-server';
import { buildNames, prepareBuilds } from './prepared-workspaces';
import { longRun, nxVersions } from './versions';

export interface RunState {
  __paxxServers?: PostgresServer[];
}

/** Finds PostgreSQL and prepares the workspaces that the tests copy; the first run on a machine takes a minute, the next nothing. */
export default async function setUp(): Promise<void> {
  await forgetOldBuilds(nxVersions.flatMap(buildNames));
  await Promise.all(nxVersions.map(prepareBuilds));
  const postgres = await findPostgres();
  const servers = [postgres];
  (globalThis as RunState).__paxxServers = servers;
  process.env['PAXX_E2E_POSTGRES_URL'] = postgres.url;
  if (longRun) {
    const embedded = await startEmbeddedPostgres();
    servers.push(embedded);
    process.env['PAXX_E2E_EMBEDDED_POSTGRES_URL'] = embedded.url;
  }
}
