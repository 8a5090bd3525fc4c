import type { ExecutorContext } from '@nx/devkit';
import { withAlembic } from '../../python/alembic/with-alembic';
import { forwardedArguments } from '../forwarded-arguments';
import { nameCommands } from '../name-commands';
import { openTerminal } from '../open-terminal';
import { typedText } from '../typed-text';
import type { UpgradeExecutorSchema } from './schema';
import schema from './schema.json';
import { upgradeService } from './upgrade-service';

/** `nx run api:upgrade`. */
export default function upgradeExecutor(
  options: UpgradeExecutorSchema,
  context: ExecutorContext,
  terminal = openTerminal(),
): Promise<{ success: boolean }> {
  const typed = forwardedArguments(options.__unparsed__ ?? [], schema.properties);
  const extra = [...(options.args ?? []), ...typed];
  const revision = typedText('revision', options.revision, options.__unparsed__) ?? 'head';
  const settings = { verb: 'upgrade', extra, verbose: context.isVerbose, terminal };
  const commands = nameCommands(context);
  return withAlembic(context, settings, (service) =>
    upgradeService(service, { revision, commands }),
  );
}
