import { join } from 'node:path';
import { projectNotFound, UnreadableManifest } from '../python/errors';
import { findEnvironment, type Environment } from '../python/find-environment';
import type { ServiceContext } from '../python/prepare-service';

/** A project of the workspace for executors that need uv, but no environment that is installed. */
export interface LocatedProject {
  readonly name: string;
  /** Relative to the workspace, with `/`. */
  readonly root: string;
  /** Absolute. */
  readonly directory: string;
  readonly environment: Environment;
}

/** The project that a target runs for; the reason, where it cannot be located. */
export function locateProject(context: ServiceContext): LocatedProject | string {
  const name = context.projectName;
  const project = context.projectsConfigurations.projects[name ?? ''];
  if (project === undefined || name === undefined) return projectNotFound(name);
  const directory = join(context.root, project.root);
  try {
    const environment = findEnvironment(directory, context.root);
    return { name, root: project.root, directory, environment };
  } catch (error) {
    if (error instanceof UnreadableManifest) return error.message;
    throw error;
  }
}
