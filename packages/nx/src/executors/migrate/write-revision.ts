import { relative } from 'node:path';
import { splitGlobal } from '../../python/alembic/alembic-arguments';
import * as errors from '../../python/alembic/errors';
import { findFailure } from '../../python/alembic/find-failure';
import { localFile, pendingRevisions } from '../../python/alembic/migration-state';
import { reportFailure } from '../../python/alembic/report-failure';
import { requireState } from '../../python/alembic/require-state';
import { runAlembic } from '../../python/alembic/run-alembic';
import type { AlembicService } from '../../python/alembic/with-alembic';
import { revisionCommand } from './command';
import { hasUnseenEnums } from './has-unseen-enums';
import { reportRevision } from './report-revision';

export interface WriteOptions {
  readonly message: string;
  readonly commands: errors.Commands;
  /** Whether pending revisions may be applied to a local SQLite file. */
  readonly upgrade: boolean;
}

/**
 * Writes a revision. Alembic itself refuses, before it writes, when revisions are pending or there are
 * several heads; so the usual case is one process (1 s), and only a refusal is looked into.
 */
export async function writeRevision(
  service: AlembicService,
  options: WriteOptions,
): Promise<boolean> {
  const { extra, projectDir } = service;
  const { commands } = options;
  const command = revisionCommand({ message: options.message, extra });
  let result = await runAlembic(service, command);
  if (result.code !== 0 && findFailure(result, projectDir).kind === 'pending') {
    if (!(await applyPending(service, options))) return false;
    result = await runAlembic(service, command);
  }
  if (result.code !== 0) return reportFailure(service, result, commands);
  reportRevision(service, result.stdout, commands);
  if (hasUnseenEnums(projectDir)) {
    service.terminal.log('Values of enums were not compared: there is no migrations/enums.py.');
    service.terminal.log(
      "It comes when you name an enum that is there: nx g @paxx/nx:field orders 'status:enum(draft,paid)'",
    );
  }
  return true;
}

/** Applies pending revisions where that can hurt nobody: to a file on this machine. */
async function applyPending(service: AlembicService, options: WriteOptions): Promise<boolean> {
  const { action, terminal, workspaceRoot } = service;
  const { commands } = options;
  const state = await requireState(service, commands);
  if (!state) return false;
  const file = localFile(state);
  const ids = pendingRevisions(state).map(({ id }) => id);
  if (state.heads.length > 1) {
    terminal.logError(errors.severalHeads(action, state.heads, commands));
    return false;
  }
  if (file === undefined || !options.upgrade) {
    terminal.logError(errors.pending(action, ids, commands));
    return false;
  }
  const place = relative(workspaceRoot, file);
  terminal.log(`Applying first what is pending for ${place}: ${errors.someOf(ids)}`);
  // Only what `alembic` itself takes is meant for this command too.
  const upgrade = { ...service, extra: splitGlobal(service.extra).global };
  const result = await runAlembic(upgrade, ['upgrade', 'head']);
  return result.code === 0 || reportFailure(service, result, commands);
}
