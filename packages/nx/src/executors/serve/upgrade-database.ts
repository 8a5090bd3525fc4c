import { failed, type Commands } from '../../python/alembic/errors';
import { findFailure } from '../../python/alembic/find-failure';
import {
  applyRevisions,
  askAlembic,
  findPendingRevisions,
  type Service,
} from '../../python/pending-revisions';
import type { RunResult } from '../../python/run';
import { databaseSilent, revisionsPending, upgradeFailed } from './errors';
import { findCause } from './find-cause';

/** A prepared project whose database is looked at. */
export interface DatabaseOfService {
  readonly project: string;
  readonly service: Service;
  readonly commands: Commands;
  readonly log: (line: string) => void;
  readonly abort: AbortSignal;
}

/**
 * Applies pending revisions to a local SQLite file and says so.
 *
 * @returns the reason for the user when that fails; `ask` when only Alembic can tell (later: it costs as much
 * as the start of the service); nothing otherwise
 */
export async function upgradeSqliteFile(
  database: DatabaseOfService,
): Promise<{ readonly problem: string } | 'ask' | undefined> {
  const { project, service, log, abort } = database;
  const pending = await findPendingRevisions(service);
  if (pending.kind === 'unknown') return 'ask';
  if (pending.kind === 'none') return undefined;
  log(`Applying pending revisions to the SQLite file of ${project}.`);
  const result = await applyRevisions(service, abort);
  if (result.code === 0 || abort.aborted) return undefined;
  return { problem: explain(database, result, (cause) => upgradeFailed(project, cause)) };
}

/** For a database that a server holds: says what is pending, or why that cannot be told, and what to type. */
export async function warnOfPending(database: DatabaseOfService): Promise<void> {
  const { project, service, commands, log, abort } = database;
  const pending = await askAlembic(service, abort);
  if (abort.aborted) return;
  if (pending.kind === 'pending') log(revisionsPending(project, pending.heads, commands));
  if (pending.kind !== 'failed') return;
  log(explain(database, pending.result, (cause) => databaseSilent(project, cause, commands)));
}

/** What `upgrade` and `status` say where the revisions are to blame, else what fits here. */
function explain(
  { project, service, commands }: DatabaseOfService,
  result: RunResult,
  say: (cause: string) => string,
): string {
  const failure = findFailure(result, service.projectDir);
  if (failure.kind === 'raised' || failure.kind === 'explained') {
    return say(findCause(failure, result));
  }
  const action = `upgrade the database of '${project}'`;
  return failed(action, failure, commands) ?? say(findCause(failure, result));
}
