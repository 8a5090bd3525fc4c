import type { RunResult } from '../run';
import { failed, type Commands } from './errors';
import { findFailure } from './find-failure';
import type { AlembicService } from './with-alembic';

/**
 * Explains on stderr why a command of Alembic failed; always `false`, for the caller to return.
 *
 * @param target the revision that the user named
 */
export function reportFailure(
  service: AlembicService,
  result: RunResult,
  commands: Commands,
  target?: string,
): false {
  // Stopped by Nx or Ctrl-C: nothing is wrong.
  if (service.abort.aborted) return false;
  const failure = findFailure(result, service.projectDir);
  const message = failed(service.action, failure, commands, target);
  if (message !== undefined) service.terminal.logError(message);
  return false;
}
