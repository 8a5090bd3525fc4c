import type { Failure } from '../../python/alembic/find-failure';
import { maskPasswords } from '../../python/alembic/mask-passwords';
import type { RunResult } from '../../python/run';

/** Why Alembic ended, in one line without its full stop and without a password. */
export function findCause(failure: Failure, { stdout, stderr, code }: RunResult): string {
  if (failure.kind === 'raised') {
    const place = failure.place ? ` (${failure.place})` : '';
    return `${failure.cause}${place}`;
  }
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  const last = lines.filter(Boolean).at(-1) ?? `alembic ended with code ${code ?? 'none'}`;
  // The generated env.py gives advice too; ours knows more.
  const cause = last.replace(/(?<=\.) [^.]*, or correct DATABASE_URL\.$/, '').replace(/\.+$/, '');
  return maskPasswords(cause.replace(/^Cannot reach/, 'cannot reach'));
}
