import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own on the server that TEST_POSTGRES_URL or PGHOST, PGPORT, PGUSER and PGPASSWORD name. */
export async function createDatabase() {
  const server = process.env.TEST_POSTGRES_URL || standardUrl();
  const name = `paxx_bench_${randomBytes(6).toString('hex')}`;
  const [{ server_version: version }] = await query(server, 'show server_version');
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    version: version.split(' ')[0],
    drop: () => query(server, `drop database if exists ${name} with (force)`),
  };
}

function standardUrl() {
  const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres', PGPASSWORD } = process.env;
  const password = PGPASSWORD ? `:${encodeURIComponent(PGPASSWORD)}` : '';
  return `postgresql://${PGUSER}${password}@${PGHOST}:${PGPORT}/postgres`;
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } catch (error) {
    const { host } = new URL(url);
    throw new Error(
      `Cannot use PostgreSQL at ${host}: ${error.message || error.code}. Name a server: TEST_POSTGRES_URL=postgresql://…`,
    );
  } finally {
    await client.end();
  }
}
