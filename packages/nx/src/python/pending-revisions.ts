import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PreparedService } from './prepare-service';
import { readRevisions, type Revisions } from './read-revisions';
import { run, type RunResult } from './run';

export type Service = Pick<PreparedService, 'projectDir' | 'environment' | 'env'>;

export type Pending =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'pending';
      readonly database: 'sqlite-file' | 'server';
      readonly heads: number;
    }
  /** The database can only be asked by `askAlembic`. */
  | { readonly kind: 'unknown' };

/** Alembic could not answer: most often the database does not. */
export interface NoAnswer {
  readonly kind: 'failed';
  readonly result: RunResult;
}

/**
 * Whether a service's database lacks revisions. A SQLite file costs 20 ms (Python's sqlite3, without its
 * site-packages), and nothing when there are no revisions or no file.
 */
export async function findPendingRevisions(service: Service): Promise<Pending> {
  const revisions = readRevisions(service.projectDir);
  if (!revisions || revisions.ids.length === 0) return { kind: 'none' };
  if (!asksForTheUrl(revisions)) return { kind: 'unknown' };
  const file = sqliteFile(service.env['DATABASE_URL'], service.projectDir);
  if (file === 'memory') return { kind: 'none' };
  if (file === undefined) return { kind: 'unknown' };
  const current = existsSync(file.path) ? await readVersionTable(file.path, service) : [];
  return compare(current, revisions, 'sqlite-file');
}

/** Whether Alembic connects to what `DATABASE_URL` names; an env.py of another kind may mean another database. */
function asksForTheUrl({ folder }: Revisions): boolean {
  return /database_url/i.test(readFileSync(join(folder, 'env.py'), 'utf8'));
}

/** The same question through Alembic itself, 0.5 s or more: for databases that a server holds. */
export async function askAlembic(
  service: Service,
  abort?: AbortSignal,
): Promise<Pending | NoAnswer> {
  const revisions = readRevisions(service.projectDir);
  if (!revisions || revisions.ids.length === 0) return { kind: 'none' };
  const result = await run([...alembic(service), 'current'], {
    cwd: service.projectDir,
    env: service.env,
    ...(abort ? { abort } : {}),
  });
  if (result.code !== 0) return { kind: 'failed', result };
  const known = new Set(revisions.ids);
  const words = result.stdout.split('\n').map((line) => line.trim().split(/\s+/)[0] ?? '');
  return compare(
    words.filter((word) => known.has(word)),
    revisions,
    'server',
  );
}

/** Applies everything that is pending; the output is Alembic's own, for the message when it fails. */
export function applyRevisions(service: Service, abort?: AbortSignal): Promise<RunResult> {
  return run([...alembic(service), 'upgrade', 'head'], {
    cwd: service.projectDir,
    env: service.env,
    ...(abort ? { abort } : {}),
  });
}

function alembic({ environment }: Service): string[] {
  return [environment.bin('python'), '-m', 'alembic'];
}

function compare(
  current: readonly string[],
  { heads }: Revisions,
  database: 'sqlite-file' | 'server',
): Pending {
  const missing = heads.filter((head) => !current.includes(head));
  return missing.length === 0
    ? { kind: 'none' }
    : { kind: 'pending', database, heads: missing.length };
}

const readTable = `
import sqlite3, sys
connection = sqlite3.connect("file:" + sys.argv[1] + "?mode=rw", uri=True)
try:
    rows = connection.execute("SELECT version_num FROM alembic_version")
    print("\\n".join(row[0] for row in rows))
except sqlite3.OperationalError:
    pass
`;

/** No table yet, or a file that is locked for the moment: nothing is applied as far as we can see. */
async function readVersionTable(path: string, service: Service): Promise<string[]> {
  const python = service.environment.bin('python');
  const quoted = encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23');
  const { stdout } = await run([python, '-I', '-S', '-c', readTable, quoted], {
    cwd: service.projectDir,
    env: service.env,
  });
  return stdout.split('\n').filter(Boolean);
}

/** The file of a SQLAlchemy URL such as `sqlite+aiosqlite:///./api.db`, relative to the project; undefined for a server. */
export function sqliteFile(
  url: string | undefined,
  projectDir: string,
): { readonly path: string } | 'memory' | undefined {
  const match = /^sqlite(?:\+\w+)?:\/\/(?:\/([^?]*))?(?:\?|$)/.exec(url ?? '');
  if (!match) return undefined;
  const path = match[1] ?? '';
  if (path === '' || path === ':memory:') return 'memory';
  // A URI of SQLite's own (file:…?mode=memory) is left to Alembic.
  return path.startsWith('file:') ? undefined : { path: resolve(projectDir, path) };
}
