import type { ExecutorContext } from '@nx/devkit';
import { UnreadableManifest } from '../../python/errors';
import { prepareService, type PreparedService } from '../../python/prepare-service';
import { readEntrypoint } from '../../python/read-entrypoint';
import { run } from '../../python/run';
import { onStop } from '../../python/stop-tree';
import { forwardedArguments } from '../forwarded-arguments';
import { shellCommand } from './command';
import { hasShellCommand } from './has-shell-command';
import type { ShellExecutorSchema } from './schema';
import schema from './schema.json';

/** `nx run api:shell`: the terminal, or the pipe, belongs to Python until it ends; Nx makes 1 of any other code. */
export default async function shellExecutor(
  options: ShellExecutorSchema,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const stop = new AbortController();
  const forget = onStop(() => stop.abort());
  try {
    const service = await prepareService(context, { abort: stop.signal });
    if (service.kind === 'refused') return { success: false };
    const typed = forwardedArguments(options.__unparsed__ ?? [], schema.properties);
    const argv = commandOf(service, [...(options.args ?? []), ...typed]);
    if (argv === undefined) return { success: false };
    const { code } = await run(argv, {
      cwd: service.projectDir,
      env: service.env,
      stdio: 'inherit',
      abort: stop.signal,
    });
    return { success: code === 0 };
  } finally {
    forget();
  }
}

function commandOf(
  { projectDir, environment }: PreparedService,
  extra: readonly string[],
): readonly string[] | undefined {
  try {
    const found = readEntrypoint(projectDir);
    if (found.kind === 'refused') {
      process.stderr.write(`${found.reason}\n`);
      return undefined;
    }
    return shellCommand({
      python: environment.bin('python'),
      hasShellCommand: hasShellCommand(projectDir),
      entrypoint: found.entrypoint,
      extra,
      platform: process.platform,
    });
  } catch (error) {
    if (!(error instanceof UnreadableManifest)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}
