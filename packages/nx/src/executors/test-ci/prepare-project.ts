import { relative } from 'node:path';
import { notOnWindows, UnreadableManifest } from '../../python/errors';
import { findEnvironment, type Environment } from '../../python/find-environment';
import { hasModule } from '../../python/has-module';
import * as errors from './errors';

export type PreparedProject =
  | { readonly kind: 'ready'; readonly python: string }
  | { readonly kind: 'refused'; readonly problem: string };

export interface ProjectToPrepare {
  readonly name: string;
  /** Absolute. */
  readonly projectDir: string;
  readonly workspaceRoot: string;
  readonly env: NodeJS.ProcessEnv;
  readonly workers: number | undefined;
  readonly platform?: NodeJS.Platform;
}

/**
 * Whether the tests of a project can run. The environment is neither made nor synced here: what ran in it belongs to a
 * hash that was computed before.
 */
export function prepareProject(project: ProjectToPrepare): PreparedProject {
  const { name, workspaceRoot, workers } = project;
  if ((project.platform ?? process.platform) === 'win32') {
    return refuse(notOnWindows(`test parts of '${name}'`, 'uv run pytest'));
  }
  const environment = locate(project);
  if (typeof environment === 'string') return refuse(environment);
  if (!environment.exists) {
    const sync = environment.kind === 'workspace' ? 'uv sync --all-packages' : 'uv sync';
    return refuse(errors.noEnvironment(name, relative(workspaceRoot, environment.venv), sync));
  }
  if (!hasModule(environment, 'pytest')) return refuse(errors.noPytest(name));
  if (workers !== undefined && !hasModule(environment, 'xdist'))
    return refuse(errors.noXdist(name));
  return { kind: 'ready', python: environment.bin('python') };
}

function locate({ projectDir, workspaceRoot, env }: ProjectToPrepare): Environment | string {
  try {
    return findEnvironment(projectDir, workspaceRoot, env);
  } catch (error) {
    if (error instanceof UnreadableManifest) return error.message;
    throw error;
  }
}

function refuse(problem: string): PreparedProject {
  return { kind: 'refused', problem };
}
