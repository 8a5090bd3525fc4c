import type { ExecutorContext } from '@nx/devkit';
import { pendingRevisions, unknownRevisions } from '../../python/alembic/migration-state';
import { requireState } from '../../python/alembic/require-state';
import { withAlembic } from '../../python/alembic/with-alembic';
import { forwardedArguments } from '../forwarded-arguments';
import { nameCommands } from '../name-commands';
import { openTerminal } from '../open-terminal';
import { describeStatus } from './describe-status';
import type { StatusExecutorSchema } from './schema';
import schema from './schema.json';

/** `nx run api:status`. */
export default function statusExecutor(
  options: StatusExecutorSchema,
  context: ExecutorContext,
  terminal = openTerminal(),
): Promise<{ success: boolean }> {
  const typed = forwardedArguments(options.__unparsed__ ?? [], schema.properties);
  const extra = [...(options.args ?? []), ...typed];
  const commands = nameCommands(context);
  const settings = { verb: 'show the status of', extra, verbose: context.isVerbose, terminal };
  return withAlembic(context, settings, async (service) => {
    const state = await requireState(service, commands);
    if (!state) return false;
    const pending = pendingRevisions(state);
    const unknown = unknownRevisions(state);
    if (options.json) {
      terminal.log(JSON.stringify({ ...state, pending: pending.map(({ id }) => id), unknown }));
    } else {
      describeStatus(state, commands).forEach(terminal.log);
    }
    return !options.check || (pending.length === 0 && unknown.length === 0);
  });
}
