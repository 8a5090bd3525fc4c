import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { projectNotFound } from '../../python/errors';
import { onStop } from '../../python/stop-tree';
import { planPart } from './plan-part';
import { runParts } from './run-parts';
import type { TestCiExecutorSchema } from './schema';

/** A part alone: `--batch=false`, `NX_BATCH_MODE=false`. As in a batch of one, in the environment that Nx has made for it. */
export default async function testCiExecutor(
  options: TestCiExecutorSchema,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const { root: workspaceRoot, projectName: project = '', targetName = 'test-ci' } = context;
  const projectRoot = context.projectsConfigurations.projects[project]?.root;
  if (projectRoot === undefined) {
    process.stderr.write(`${projectNotFound(project)}\n`);
    return { success: false };
  }
  const stop = new AbortController();
  const forget = onStop(() => stop.abort());
  const planned = planPart(`${project}:${targetName}`, options, join(workspaceRoot, projectRoot));
  let passed = false;
  try {
    await runParts(
      [{ ...planned, project, projectRoot, envFiles: [], environment: () => process.env }],
      {
        workspaceRoot,
        abort: stop.signal,
        stream: process.env['NX_VERBOSE_LOGGING'] === 'true',
        report: (_part, { success, terminalOutput }) => {
          passed = success;
          process.stdout.write(terminalOutput);
        },
      },
    );
  } finally {
    forget();
  }
  return { success: passed };
}
