/** Path of the file that `alembic revision` or `merge` wrote. Alembic breaks long lines only on a terminal. */
export function writtenRevision(stdout: string): string | undefined {
  return stdout.match(/^\s*Generating (.+\.py) \.\.\.\s+done/m)?.[1];
}

/** A revision that was applied or taken back, as Alembic logs it. */
export interface Step {
  readonly direction: 'upgrade' | 'downgrade';
  /** Its line without the logger's prefix: `abc -> def, add orders`. */
  readonly text: string;
}

/** The steps in a log, in order. None where the project's env.py does not configure logging. */
export function readSteps(log: string): readonly Step[] {
  return [...log.matchAll(/Running (upgrade|downgrade) (.*)$/gm)].map(([, direction, text]) => ({
    direction: direction === 'upgrade' ? 'upgrade' : 'downgrade',
    text: (text ?? '').trim(),
  }));
}
