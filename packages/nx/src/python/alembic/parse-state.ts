import type { MigrationState } from './migration-state';

const mark = 'paxx-state:';

/**
 * Finds the line of `report_state.py` in the output of a run; `undefined` when it ended before that line.
 * An env.py may print lines of its own.
 */
export function parseState(stdout: string): MigrationState | undefined {
  const line = stdout.split('\n').find((candidate) => candidate.startsWith(mark));
  return line === undefined ? undefined : (JSON.parse(line.slice(mark.length)) as MigrationState);
}
