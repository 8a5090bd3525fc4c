import type { ExecutorContext } from '@nx/devkit';
import { readSteps } from '../../python/alembic/read-output';
import { reportFailure } from '../../python/alembic/report-failure';
import { runAlembic } from '../../python/alembic/run-alembic';
import { withAlembic } from '../../python/alembic/with-alembic';
import { forwardedArguments } from '../forwarded-arguments';
import { nameCommands } from '../name-commands';
import { openTerminal } from '../open-terminal';
import { typedText } from '../typed-text';
import { upgradeCommand } from './command';
import type { UpgradeExecutorSchema } from './schema';
import schema from './schema.json';

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
  return withAlembic(context, settings, async (service) => {
    const result = await runAlembic(service, upgradeCommand(revision));
    if (result.code !== 0) return reportFailure(service, result, nameCommands(context), revision);
    if (!extra.includes('--sql')) {
      terminal.log(summary(revision, readSteps(`${result.stdout}\n${result.stderr}`).length));
    }
    return true;
  });
}

/** A project that logs nothing still hears that it went well. */
function summary(revision: string, steps: number): string {
  const done = steps === 0 ? '' : `Applied ${steps} ${steps === 1 ? 'revision' : 'revisions'}. `;
  return /^\+/.test(revision) ? done.trim() : `${done}The database is at ${revision}.`;
}
