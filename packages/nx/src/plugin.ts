import { createDependenciesWith } from './graph/create-dependencies';
import { createNodesWith } from './graph/create-nodes';
import { listEnvironments } from './graph/list-environments';
import type { PluginOptions } from './graph/options';
import { createWorkspaceReader } from './graph/read-workspace';
import { reportOnce } from './graph/report-once';
import { showWarning } from './graph/show-warning';

export type { PluginOptions };

export const name = '@paxx/nx';

// One reader for both hooks: Nx hands nothing from the first to the second, and each manifest is parsed once.
const reader = createWorkspaceReader();

export const createNodes = createNodesWith(reader, reportOnce(showWarning));
/** Nx 22 looks for this name first, 23 and 24 for the other. */
export const createNodesV2 = createNodes;
export const createDependencies = createDependenciesWith(reader);

/** Before the tasks of a command, and not for the graph: loaded then only, as it starts processes. */
export async function preTasksExecution(
  options: PluginOptions | undefined,
  { workspaceRoot }: { readonly workspaceRoot: string },
): Promise<void> {
  const model = reader.last();
  if (options?.guardEnvironments === false || model === undefined) return;
  const { guardEnvironments } =
    require('./guard/guard-environments') as typeof import('./guard/guard-environments');
  const log = (line: string): boolean => process.stderr.write(`${line}\n`);
  await guardEnvironments(workspaceRoot, listEnvironments(model), log);
}
