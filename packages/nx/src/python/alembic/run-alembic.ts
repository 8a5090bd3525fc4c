import { join } from 'node:path';
import { run, type RunResult } from '../run';
import { alembicArguments } from './alembic-arguments';
import { createLineFilter } from './create-line-filter';
import type { AlembicService } from './with-alembic';

/**
 * Runs the environment's own Alembic in the project's folder and shows its output as it comes, without
 * tracebacks (`--verbose` shows those too) and without passwords.
 */
export async function runAlembic(
  service: AlembicService,
  command: readonly string[],
): Promise<RunResult> {
  const { environment, terminal, verbose } = service;
  const filters = { stdout: createLineFilter(), stderr: createLineFilter() };
  const script = join(__dirname, 'run_alembic.py');
  const words = alembicArguments(command, service.extra);
  const argv = [environment.bin('python'), script, ...words];
  const result = await run(argv, {
    cwd: service.projectDir,
    env: pythonEnvironment(service.env),
    abort: service.abort,
    onLine: (line, stream) => {
      const shown = filters[stream].accept(line);
      if (shown !== undefined) (stream === 'stdout' ? terminal.log : terminal.logError)(shown);
    },
  });
  // A traceback that did no harm was logged by the project on purpose.
  if (verbose || result.code === 0) filters.stderr.held().forEach(terminal.logError);
  return result;
}

/** Into a pipe Python writes in blocks of 8 KiB: a long upgrade would be silent until its end. */
export function pythonEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, PYTHONUNBUFFERED: '1' };
}
