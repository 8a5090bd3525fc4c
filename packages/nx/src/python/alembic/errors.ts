// The wording of this room. `action` is what was being done: `migrate 'api'`.
import type { Failure } from './find-failure';

/** What to type, with the names that the targets have in this project. */
export interface Commands {
  readonly migrate: string;
  readonly upgrade: string;
  readonly downgrade: string;
  readonly status: string;
}

/**
 * One line for a failure of Alembic; `undefined` when the project's env.py has said it.
 *
 * @param target the revision that the user named
 */
export function failed(
  action: string,
  failure: Failure,
  commands: Commands,
  target?: string,
): string | undefined {
  switch (failure.kind) {
    case 'pending':
      return `Cannot ${action}: revisions are pending. Apply them: ${commands.upgrade}`;
    case 'several-heads':
      return severalHeads(action, [], commands);
    case 'unknown-revision':
      return failure.revision === target
        ? noSuchRevision(action, target, commands)
        : unknownRevision(action, failure.revision, commands);
    case 'missing-parent':
      return `Cannot ${action}: a file in its versions follows revision '${failure.revision}', which no file describes. Get that file from the branch that made it, or delete the one that follows it.`;
    case 'two-ways-back':
      return `Cannot ${action}: two lines of revisions were merged there. Name the one to go back to: ${commands.downgrade} --revision=<revision>`;
    case 'too-few-pending':
      return `Cannot ${action} by ${target ?? 'so many steps'}: fewer revisions are pending. Apply all: ${commands.upgrade}`;
    case 'raised': {
      const place = failure.place ? ` (${failure.place})` : '';
      return `Cannot ${action}: ${failure.cause}${place}. Correct that and run it again; the whole traceback: --verbose`;
    }
    case 'explained':
      return undefined;
  }
}

export function severalHeads(action: string, heads: readonly string[], commands: Commands): string {
  const which = heads.length > 0 ? `${heads.length} heads (${heads.join(', ')})` : 'several heads';
  return `Cannot ${action}: its revisions have ${which}. Merge them: ${commands.migrate} --merge`;
}

export function unknownRevision(action: string, revision: string, commands: Commands): string {
  return `Cannot ${action}: the database is at revision '${revision}', which no file describes. Get the file from the branch that made it; what is there: ${commands.status}`;
}

export function noSuchRevision(action: string, revision: string, commands: Commands): string {
  return `Cannot ${action} to '${revision}': there is no such revision. What is there: ${commands.status}`;
}

export function pending(action: string, ids: readonly string[], commands: Commands): string {
  const count = ids.length === 1 ? '1 revision is' : `${ids.length} revisions are`;
  return `Cannot ${action}: ${count} pending (${someOf(ids)}). Apply first: ${commands.upgrade}`;
}

export function messageMissing(
  action: string,
  extra: readonly string[],
  commands: Commands,
): string {
  // With a `--` on the line Nx hands over only what follows it.
  const hint = extra.length > 0 ? ` ${extra.join(' ')} (without a --)` : '';
  return `Cannot ${action}: a revision needs a message. Run: ${commands.migrate} --message "add orders"${hint}`;
}

export function needsYes(action: string, revision: string, commands: Commands): string {
  const target = revision === '-1' ? '' : ` --revision=${revision}`;
  return `Cannot ${action}: there is no terminal to ask in. Run: ${commands.downgrade}${target} --yes`;
}

export function tooFar(action: string, target: string, applied: number): string {
  const count = applied === 1 ? '1 revision is' : `${applied} revisions are`;
  return `Cannot ${action} by ${target}: only ${count} applied. Use --revision=base to take back all.`;
}

export function ambiguousDowngrade(
  action: string,
  current: readonly string[],
  commands: Commands,
): string {
  return `Cannot ${action} by a number of steps: the database is at ${current.length} revisions (${current.join(', ')}). Name the one to go back to: ${commands.downgrade} --revision=<revision>`;
}

/** The first few of what may be hundreds. */
export function someOf(ids: readonly string[]): string {
  const more = ids.length - 5;
  return more > 0 ? `${ids.slice(0, 5).join(', ')} and ${more} more` : ids.join(', ');
}
