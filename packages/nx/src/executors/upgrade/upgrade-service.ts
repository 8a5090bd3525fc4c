import type { Commands } from '../../python/alembic/errors';
import { findFailure } from '../../python/alembic/find-failure';
import { pendingRevisions } from '../../python/alembic/migration-state';
import { readSteps } from '../../python/alembic/read-output';
import { reportFailure } from '../../python/alembic/report-failure';
import { requireState } from '../../python/alembic/require-state';
import { runAlembic } from '../../python/alembic/run-alembic';
import type { AlembicService } from '../../python/alembic/with-alembic';
import { upgradeCommand } from './command';

export interface UpgradeOptions {
  readonly revision: string;
  readonly commands: Commands;
}

/** Applies revisions and says how many; that there are none to apply is no failure. */
export async function upgradeService(
  service: AlembicService,
  { revision, commands }: UpgradeOptions,
): Promise<boolean> {
  const { terminal, extra, projectDir } = service;
  const result = await runAlembic(service, upgradeCommand(revision));
  if (result.code !== 0) {
    if (findFailure(result, projectDir).kind === 'too-few-pending') {
      const state = await requireState(service, commands);
      if (!state) return false;
      if (pendingRevisions(state).length === 0) {
        terminal.log('Nothing is pending. The database is at head.');
        return true;
      }
    }
    return reportFailure(service, result, commands, revision);
  }
  if (!extra.includes('--sql')) {
    terminal.log(summary(revision, readSteps(`${result.stdout}\n${result.stderr}`).length));
  }
  return true;
}

/** A project that logs nothing still hears that it went well. */
function summary(revision: string, steps: number): string {
  const done = steps === 0 ? '' : `Applied ${steps} ${steps === 1 ? 'revision' : 'revisions'}. `;
  return /^\+/.test(revision) ? done.trim() : `${done}The database is at ${revision}.`;
}
