import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface PostgresDatabase {
  readonly name: string;
  /** As the settings of a generated service take it. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own on the server that the run has found. */
export async function createDatabase(server = serverUrl()): Promise<PostgresDatabase> {
  // Tests of a generated service refuse a database whose name does not say that it is for tests.
  const name = `paxx_e2e_test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name}`);
  return {
    name,
    url: `${server}${name}`,
    async drop() {
      // The tests of a generated service migrate in a second one beside it.
      for (const each of [name, `${name}_migrations`]) {
        await administer(server, `drop database if exists ${each} with (force)`);
      }
    },
  };
}

export async function query(database: PostgresDatabase, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: `${server}postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env['PAXX_E2E_POSTGRES_URL'];
  if (url === undefined) throw new Error('No PostgreSQL was found by the set-up of this run');
  return url;
}
