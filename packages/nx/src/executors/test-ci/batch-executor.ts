import { join } from 'node:path';
import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { onStop } from '../../python/stop-tree';
import type { DuePart } from './group-parts';
import type { PartResult } from './part';
import { planPart } from './plan-part';
import { createResultQueue } from './result-queue';
import { runParts } from './run-parts';
import type { TestCiExecutorSchema } from './schema';
import { envFilesOf, taskEnvironment } from './task-environment';

export interface BatchResult {
  readonly task: string;
  readonly result: PartResult;
}

/** All the parts that Nx wants to run now, of all projects, in a worker of its own. */
export default async function* testCiBatchExecutor(
  taskGraph: TaskGraph,
  inputs: Readonly<Record<string, TestCiExecutorSchema>>,
  _overrides: unknown,
  context: ExecutorContext,
): AsyncGenerator<BatchResult> {
  const stop = new AbortController();
  const forget = onStop(() => stop.abort());
  const queue = createResultQueue<BatchResult>();
  const due = Object.keys(taskGraph.tasks).map((id) => planTask(id, taskGraph, inputs, context));
  const running = runParts(due, {
    workspaceRoot: context.root,
    abort: stop.signal,
    // Nx does not tell a batch that it is to be verbose.
    stream: process.env['NX_VERBOSE_LOGGING'] === 'true',
    report: ({ id: task }, result) => queue.push({ task, result }),
  }).finally(queue.end);
  try {
    yield* queue.results();
    await running;
  } finally {
    forget();
    // Nothing of an interrupted batch is kept, and Nx 23 would wait its grace of 5 s for this process.
    if (stop.signal.aborted) process.exit(130);
  }
}

function planTask(
  id: string,
  { tasks }: TaskGraph,
  inputs: Readonly<Record<string, TestCiExecutorSchema>>,
  { root, projectGraph, projectsConfigurations }: ExecutorContext,
): DuePart {
  const target = tasks[id]?.target ?? { project: '', target: '' };
  const { project } = target;
  const projectRoot = projectsConfigurations.projects[project]?.root ?? '';
  const envFiles = envFilesOf(target, projectGraph, root);
  return {
    ...planPart(id, inputs[id] ?? { paths: [] }, join(root, projectRoot)),
    project,
    projectRoot,
    envFiles,
    environment: () => ({
      ...taskEnvironment(envFiles, root, process.env),
      // The part of it that is the same for all tasks of a project.
      NX_TASK_TARGET_PROJECT: project,
    }),
  };
}
