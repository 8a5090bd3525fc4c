import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { uvNotFound } from '../../python/errors';
import { findUv } from '../../python/find-uv';
import { run } from '../../python/run';
import { onStop } from '../../python/stop-tree';
import { buildArtefacts } from '../../python/uv';
import { locateProject } from '../locate-project';
import { openTerminal } from '../open-terminal';
import { buildFailed } from './errors';
import { removeArtefacts } from './remove-artefacts';
import type { BuildExecutorSchema } from './schema';

/** `nx run pricing:build`: what uv builds, and nothing that an earlier version left in `dist`. */
export default async function buildExecutor(
  options: BuildExecutorSchema,
  context: ExecutorContext,
  { logError } = openTerminal(),
): Promise<{ success: boolean }> {
  const project = locateProject(context);
  const uv = typeof project === 'string' ? undefined : findUv(project.environment.root);
  if (typeof project === 'string' || uv === undefined) {
    logError(typeof project === 'string' ? project : uvNotFound(`build '${project.name}'`));
    return { success: false };
  }
  const stop = new AbortController();
  const forget = onStop(() => stop.abort());
  const dist = join(project.directory, 'dist');
  removeArtefacts(dist);
  try {
    const { code } = await run(buildArtefacts(uv, dist, options), {
      cwd: project.directory,
      // Nx takes each piece that a program without a terminal writes for a line.
      stdio: process.stderr.isTTY ? 'inherit' : 'pipe',
      onLine: logError,
      abort: stop.signal,
    });
    if (code !== 0) logError(buildFailed(project.name, code, context.targetName ?? 'build'));
    return { success: code === 0 };
  } finally {
    forget();
  }
}
