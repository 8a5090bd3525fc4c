import { createDependenciesWith } from './graph/create-dependencies';
import { createNodesWith } from './graph/create-nodes';
import { createWorkspaceReader } from './graph/read-workspace';
import { reportOnce } from './graph/report-once';
import { showWarning } from './graph/show-warning';

export type { PluginOptions } from './graph/options';

export const name = '@paxx/nx';

// One reader for both hooks: Nx hands nothing from the first to the second, and each manifest is parsed once.
const reader = createWorkspaceReader();

export const createNodes = createNodesWith(reader, reportOnce(showWarning));
/** Nx 22 looks for this name first, 23 and 24 for the other. */
export const createNodesV2 = createNodes;
export const createDependencies = createDependenciesWith(reader);
