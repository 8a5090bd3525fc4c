import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../run-program.mjs';
import { createDatabase } from './create-database.mjs';

/** The service of the workspace as it runs in production, on a database of its own, migrated. */
export async function prepareService(workspace, progress) {
  progress('the service on PostgreSQL: uv add asyncpg, upgrade');
  await workspace.run(['uv', 'add', '--quiet', '--project', workspace.service, 'asyncpg']);
  const database = await createDatabase();
  const env = {
    ...workspace.environment,
    DATABASE_URL: database.url,
    ENVIRONMENT: 'production',
    SHUTDOWN_DRAIN_SECONDS: '0',
    AUTH_ATTEMPTS_PER_ADDRESS: '1000000',
    AUTH_ATTEMPTS_PER_ACCOUNT: '1000000',
  };
  const { python, service } = workspace;
  const log = join(workspace.directory, '../service.log');
  await mkdir(join(log, '..'), { recursive: true });
  await runProgram([python, '-m', 'cli', 'db', 'upgrade'], { cwd: service, env });
  return { database, env, log, python };
}
