import type { ExecutorContext } from '@nx/devkit';
import { messageMissing } from '../../python/alembic/errors';
import { withAlembic } from '../../python/alembic/with-alembic';
import { forwardedArguments } from '../forwarded-arguments';
import { nameCommands } from '../name-commands';
import { openTerminal } from '../open-terminal';
import { typedText } from '../typed-text';
import { mergeHeads } from './merge-heads';
import type { MigrateExecutorSchema } from './schema';
import schema from './schema.json';
import { writeRevision } from './write-revision';

/** `nx run api:migrate --message "add orders"`. */
export default async function migrateExecutor(
  options: MigrateExecutorSchema,
  context: ExecutorContext,
  terminal = openTerminal(),
): Promise<{ success: boolean }> {
  const typed = forwardedArguments(options.__unparsed__ ?? [], schema.properties);
  const extra = [...(options.args ?? []), ...typed];
  const message = typedText('message', options.message, options.__unparsed__)?.trim();
  const commands = nameCommands(context);
  // Before anything is made ready: a slip on the command line changes nothing.
  if (!options.merge && !message) {
    terminal.logError(messageMissing(`migrate '${context.projectName}'`, extra, commands));
    return { success: false };
  }
  return withAlembic(
    context,
    { verb: 'migrate', extra, verbose: context.isVerbose, terminal },
    (service) =>
      options.merge
        ? mergeHeads(service, { message, commands })
        : writeRevision(service, {
            message: message ?? '',
            commands,
            upgrade: options.upgrade ?? true,
          }),
  );
}
