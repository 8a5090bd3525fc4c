import { randomBytes } from 'node:crypto';
import { createDatabase } from './postgres-database';

export const databaseKinds = ['SQLite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** A database of its own, empty, that the service `api` is told of by its environment. */
export interface ServiceDatabase {
  readonly url: string;
  readonly environment: { readonly DATABASE_URL: string };
  drop(): Promise<void>;
}

export async function emptyDatabase(kind: DatabaseKind): Promise<ServiceDatabase> {
  if (kind === 'SQLite') {
    const url = `sqlite:///${randomBytes(6).toString('hex')}.sqlite3`;
    // It goes with the workspace.
    return { url, environment: { DATABASE_URL: url }, drop: async () => undefined };
  }
  const { url, drop } = await createDatabase();
  return { url, environment: { DATABASE_URL: url }, drop };
}
