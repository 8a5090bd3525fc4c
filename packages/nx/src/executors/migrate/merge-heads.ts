import type { Commands } from '../../python/alembic/errors';
import { reportFailure } from '../../python/alembic/report-failure';
import { requireState } from '../../python/alembic/require-state';
import { runAlembic } from '../../python/alembic/run-alembic';
import type { AlembicService } from '../../python/alembic/with-alembic';
import { mergeCommand } from './command';
import { reportRevision } from './report-revision';

export interface MergeOptions {
  readonly message: string | undefined;
  readonly commands: Commands;
}

/** Joins all heads; Alembic by itself would write a file for a single head too. */
export async function mergeHeads(
  service: AlembicService,
  { message = 'merge heads', commands }: MergeOptions,
): Promise<boolean> {
  const state = await requireState(service, commands, { headsOnly: true });
  if (!state) return false;
  const [only, ...others] = state.heads;
  if (others.length === 0) {
    const found = only === undefined ? 'there are no revisions' : `${only} is the only head`;
    service.terminal.log(`No changes: ${found}, so there is nothing to merge.`);
    return true;
  }
  const result = await runAlembic(service, mergeCommand({ message, extra: service.extra }));
  if (result.code !== 0) return reportFailure(service, result, commands);
  reportRevision(service, result.stdout, commands);
  return true;
}
