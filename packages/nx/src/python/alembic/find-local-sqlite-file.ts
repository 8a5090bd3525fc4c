import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The SQLite file that a service keeps its data in, or `undefined` when its database is elsewhere or cannot
 * be told without asking Python. Costs no process; `readState` asks the real connection.
 *
 * Looks at `DATABASE_URL`, then at `sqlalchemy.url` of alembic.ini.
 *
 * @param projectDir absolute; relative paths in a URL start here
 * @param env the environment of the service, its env file read in
 */
export function findLocalSqliteFile(
  projectDir: string,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const url = env['DATABASE_URL'] || urlOfAlembicIni(projectDir);
  return url === undefined ? undefined : sqliteFileOf(url, projectDir);
}

/** Absolute path of the file in a SQLAlchemy URL; `undefined` for memory and for other databases. */
export function sqliteFileOf(url: string, projectDir: string): string | undefined {
  const path = url.trim().match(/^sqlite(?:\+\w+)?:\/\/\/([^?]+)/)?.[1];
  if (path === undefined || path === ':memory:' || path.startsWith('file:')) return undefined;
  return resolve(projectDir, path);
}

function urlOfAlembicIni(projectDir: string): string | undefined {
  const file = join(projectDir, 'alembic.ini');
  if (!existsSync(file)) return undefined;
  const url = readFileSync(file, 'utf8').match(/^sqlalchemy\.url\s*=\s*(\S.*?)\s*$/m)?.[1];
  return url?.replaceAll('%(here)s', projectDir).replaceAll('%%', '%');
}
