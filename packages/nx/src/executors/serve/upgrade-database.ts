import {
  applyRevisions,
  askAlembic,
  findPendingRevisions,
  type Service,
} from '../../python/pending-revisions';
import { revisionsPending, upgradeFailed } from './errors';

/**
 * Applies pending revisions to a local SQLite file and says so.
 *
 * @returns the reason for the user when that fails; `ask` when only Alembic can tell (later: it costs as much
 * as the start of the service); nothing otherwise
 */
export async function upgradeSqliteFile(
  project: string,
  service: Service,
  log: (line: string) => void,
  abort: AbortSignal,
): Promise<{ readonly problem: string } | 'ask' | undefined> {
  const pending = await findPendingRevisions(service);
  if (pending.kind === 'unknown') return 'ask';
  if (pending.kind === 'none') return undefined;
  log(`Applying pending revisions to the SQLite file of ${project}.`);
  const { code, output } = await applyRevisions(service, abort);
  if (code === 0 || abort.aborted) return undefined;
  return { problem: upgradeFailed(project, code, output) };
}

/** For a database that a server holds: says what is pending and what to type. */
export async function warnOfPending(
  project: string,
  service: Service,
  log: (line: string) => void,
  abort: AbortSignal,
): Promise<void> {
  const pending = await askAlembic(service, abort);
  if (pending.kind === 'pending' && !abort.aborted) log(revisionsPending(project, pending.heads));
}
