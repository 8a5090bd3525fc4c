import type { MigrationState } from '../python/alembic/migration-state';

const revision = (id: string, message: string, ...parents: string[]) => ({
  id,
  message,
  path: `/workspace/api/migrations/versions/${id}.py`,
  parents,
});

/** base <- first <- (left | right) <- merged, as Alembic 1.20 reports it; the database has `current`. */
export function branchedState(current: readonly string[], file: string | null): MigrationState {
  return {
    revisions: [
      revision('f1', 'first'),
      revision('1eft', 'left', 'f1'),
      revision('2ight', 'right', 'f1'),
      revision('3erged', 'merged', '1eft', '2ight'),
    ],
    heads: ['3erged'],
    databases: [{ url: 'sqlite:///app.db', file, current }],
  };
}

/** base <- first <- (left | right): what a merge of two git branches leaves. */
export function twoHeadedState(current: readonly string[], file: string | null): MigrationState {
  const state = branchedState(current, file);
  return { ...state, revisions: state.revisions.slice(0, 3), heads: ['1eft', '2ight'] };
}

/** The line that `report_state.py` prints. */
export function reportOf(state: MigrationState): string {
  return `paxx-state:${JSON.stringify(state)}\n`;
}
