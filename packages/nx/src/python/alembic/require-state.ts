import { failed, type Commands } from './errors';
import type { MigrationState } from './migration-state';
import { readState } from './read-state';
import type { AlembicService } from './with-alembic';

/** Reads the state, or explains on stderr why it cannot be read and gives `undefined`. */
export async function requireState(
  service: AlembicService,
  commands: Commands,
  options: { readonly headsOnly?: boolean } = {},
): Promise<MigrationState | undefined> {
  const { extra, abort, terminal, verbose } = service;
  const result = await readState(service, { extra, abort, ...options });
  if (result.kind === 'state') return result.state;
  const message = failed(service.action, result.failure, commands);
  if (verbose || message === undefined) terminal.logError(result.output);
  if (message !== undefined) terminal.logError(message);
  return undefined;
}
