import { join } from 'node:path';
import type { PreparedService } from '../prepare-service';
import { run } from '../run';
import { splitGlobal } from './alembic-arguments';
import { findFailure, type Failure } from './find-failure';
import type { MigrationState } from './migration-state';
import { parseState } from './parse-state';
import { pythonEnvironment } from './run-alembic';

export type StateResult =
  | { readonly kind: 'state'; readonly state: MigrationState }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      /** All that was written, for `--verbose` and for what the project explained by itself. */
      readonly output: string;
    };

export interface ReadStateOptions {
  /** The user's own arguments for Alembic; only those of `alembic` itself (`-x`, `-c`, `-n`) count here. */
  readonly extra?: readonly string[];
  /** Read the files only, without a connection: half a second instead of one. */
  readonly headsOnly?: boolean;
  readonly abort?: AbortSignal;
}

/**
 * Asks Alembic in one process which revisions there are and which of them the database has. Changes nothing,
 * except that SQLite makes an empty file where there is none.
 */
export async function readState(
  service: Pick<PreparedService, 'environment' | 'projectDir' | 'env'>,
  options: ReadStateOptions = {},
): Promise<StateResult> {
  const { global } = splitGlobal(options.extra ?? []);
  const script = join(__dirname, 'report_state.py');
  const flags = options.headsOnly ? ['--heads-only'] : [];
  const result = await run([service.environment.bin('python'), script, ...flags, ...global], {
    cwd: service.projectDir,
    env: pythonEnvironment(service.env),
    ...(options.abort ? { abort: options.abort } : {}),
  });
  const state = parseState(result.stdout);
  if (state && result.code === 0) return { kind: 'state', state };
  const failure = findFailure(result, service.projectDir);
  return { kind: 'failed', failure, output: `${result.stdout}${result.stderr}`.trimEnd() };
}
