import type { ExecutorContext } from '@nx/devkit';
import { readSteps } from '../../python/alembic/read-output';
import { reportFailure } from '../../python/alembic/report-failure';
import { runAlembic } from '../../python/alembic/run-alembic';
import { withAlembic } from '../../python/alembic/with-alembic';
import { forwardedArguments } from '../forwarded-arguments';
import { nameCommands } from '../name-commands';
import { openTerminal } from '../open-terminal';
import { typedText } from '../typed-text';
import { downgradeCommand } from './command';
import { confirmDowngrade } from './confirm-downgrade';
import type { DowngradeExecutorSchema } from './schema';
import schema from './schema.json';

/** `nx run api:downgrade`. */
export default function downgradeExecutor(
  options: DowngradeExecutorSchema,
  context: ExecutorContext,
  terminal = openTerminal(),
): Promise<{ success: boolean }> {
  const typed = forwardedArguments(options.__unparsed__ ?? [], schema.properties);
  const extra = [...(options.args ?? []), ...typed];
  const revision = typedText('revision', options.revision, options.__unparsed__) ?? '-1';
  const commands = nameCommands(context);
  const settings = { verb: 'downgrade', extra, verbose: context.isVerbose, terminal };
  return withAlembic(context, settings, async (service) => {
    // `--sql` prints, and changes nothing.
    const decision = extra.includes('--sql')
      ? 'go'
      : await confirmDowngrade(service, { revision, commands, yes: options.yes ?? false });
    if (decision !== 'go') return decision === 'nothing to do';
    const result = await runAlembic(service, downgradeCommand(revision));
    if (result.code !== 0) return reportFailure(service, result, commands, revision);
    const steps = readSteps(`${result.stdout}\n${result.stderr}`).length;
    if (steps > 0) terminal.log(`Took back ${steps} ${steps === 1 ? 'revision' : 'revisions'}.`);
    return true;
  });
}
