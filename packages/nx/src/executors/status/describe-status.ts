import type { Commands } from '../../python/alembic/errors';
import {
  pendingRevisions,
  unknownRevisions,
  type MigrationState,
} from '../../python/alembic/migration-state';

/** The lines that `status` prints: each database with where it is, the heads, what is pending, what to type. */
export function describeStatus(state: MigrationState, commands: Commands): readonly string[] {
  const messages = new Map(state.revisions.map(({ id, message }) => [id, message]));
  const named = (id: string): string => {
    const message = messages.get(id);
    return message === undefined ? `${id} (no file describes it)` : `${id}  ${message}`;
  };
  const pending = pendingRevisions(state).map(({ id }) => id);
  const databases = state.databases.flatMap(({ url, current }) => [
    ...row('Database', [url ?? 'no connection'], ''),
    ...row('Current', current.map(named), 'none: no revision is applied'),
  ]);
  return [
    ...databases,
    ...row('Heads', state.heads.map(named), 'none: there are no revisions yet'),
    ...(unknownRevisions(state).length > 0
      ? row('Pending', [], 'cannot be told')
      : row('Pending', pending.map(named), 'none')),
    ...advice(state, pending.length, commands),
  ];
}

/** A label and its values below each other. */
function row(label: string, values: readonly string[], none: string): readonly string[] {
  const shown = values.length === 0 ? [none] : values;
  return shown.map((value, index) => `${(index === 0 ? `${label}:` : '').padEnd(10)}${value}`);
}

function advice(state: MigrationState, pending: number, commands: Commands): readonly string[] {
  if (state.revisions.length === 0) {
    return [`Write the first revision: ${commands.migrate} --message "add orders"`];
  }
  if (unknownRevisions(state).length > 0) {
    return ['Get the missing revision file from the branch that made it.'];
  }
  if (state.heads.length > 1) return [`Merge the heads: ${commands.migrate} --merge`];
  return pending > 0 ? [`Apply what is pending: ${commands.upgrade}`] : [];
}
