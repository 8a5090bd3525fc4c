import { existsSync, rmSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { createProjectFileMapUsingProjectGraph, type ExecutorContext } from '@nx/devkit';
import { uvNotFound } from '../../python/errors';
import { findUv, type UvCommand } from '../../python/find-uv';
import { run } from '../../python/run';
import { firstError } from '../../python/sync-environment';
import { checkLock } from '../../python/uv';
import { locateProject, type LocatedProject } from '../locate-project';
import { openTerminal } from '../open-terminal';
import { checkOutputContent } from './check-output-content';
import { checkOutputPath } from './check-output-path';
import { compareExports } from './compare-exports';
import * as errors from './errors';
import { planDeployment, type Deployment } from './plan-deployment';
import { readSources, type Workspace } from './read-sources';
import type { PruneExecutorSchema } from './schema';
import { writeDeployment } from './write-deployment';

/** `nx run api:prune`: a folder that uv installs anywhere, by the versions that are locked here. */
export default async function pruneExecutor(
  options: PruneExecutorSchema,
  context: ExecutorContext,
  { log, logError } = openTerminal(),
): Promise<{ success: boolean }> {
  const project = locateProject(context);
  const result =
    typeof project === 'string' ? project : await prune(project, options, await look(context));
  if (typeof result === 'string') logError(result);
  else log(result.summary);
  return { success: typeof result !== 'string' };
}

async function prune(
  project: LocatedProject,
  { outputPath, includeTests = false }: PruneExecutorSchema,
  workspace: Workspace,
): Promise<{ readonly summary: string } | string> {
  const { name, environment } = project;
  const uv = findUv(environment.root);
  if (uv === undefined) return uvNotFound(`prune '${name}'`);
  const problem =
    checkOutputPath(name, outputPath, workspace.files) ??
    checkOutputContent(name, outputPath, workspace.root) ??
    (await findLockProblem(project, uv, workspace.root));
  if (problem !== undefined) return problem;
  const sources = readSources(project, workspace, includeTests);
  const deployment = planDeployment(sources);
  if (typeof deployment === 'string') return deployment;
  const output = join(workspace.root, outputPath);
  writeDeployment(deployment, environment.root, output);
  const difference = await compareExports(uv, deployment.name, [environment.root, output]);
  if (difference === undefined)
    return { summary: describe(deployment, posix.join(outputPath, sources.folder)) };
  rmSync(output, { recursive: true, force: true });
  return errors.deploymentDiffers(name, difference);
}

/** From Nx itself: what it does not see can be in no input either, so a cached deployment is never an old one. */
async function look({ root, projectGraph }: ExecutorContext): Promise<Workspace> {
  const byProject = await createProjectFileMapUsingProjectGraph(projectGraph);
  return {
    root,
    files: Object.values(byProject).flatMap((files) => files.map(({ file }) => file)),
    projects: Object.values(projectGraph.nodes).map(({ data }) => data.root),
  };
}

/** A lock that is behind the manifests would be deployed in silence: `--frozen` does not compare them. */
async function findLockProblem(
  { name, environment: { root } }: LocatedProject,
  uv: UvCommand,
  workspaceRoot: string,
): Promise<string | undefined> {
  if (!existsSync(join(root, 'uv.lock')))
    return errors.noLock(name, relative(workspaceRoot, root) || '.');
  const { code, stderr } = await run(checkLock(uv), { cwd: root });
  return code === 0 ? undefined : errors.staleLock(name, firstError(stderr));
}

function describe({ members, packages, copied }: Deployment, folder: string): string {
  const libraries = members.length === 1 ? '' : ` of ${members.length} projects`;
  return [
    `Wrote ${copied.length} files${libraries} and the lock of ${packages.kept} of ${packages.locked} packages. Install it where it runs:`,
    `  cd ${folder} && uv sync --frozen --no-dev`,
  ].join('\n');
}
