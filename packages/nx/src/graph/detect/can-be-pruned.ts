import type { PythonProject } from '../model';

/** A service that uv locks: through the workspace that lists it, or by itself. */
export function canBePruned(project: PythonProject): boolean {
  return (
    project.files.entrypoint !== undefined &&
    (project.environment !== project.root || project.files.names.has('uv.lock'))
  );
}
