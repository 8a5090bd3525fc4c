import type { PythonProject } from '../model';
import { isService } from './is-service';

/** A service that uv locks: through the workspace that lists it, or by itself. */
export function canBePruned(project: PythonProject): boolean {
  return (
    isService(project) &&
    (project.environment !== project.root || project.files.names.has('uv.lock'))
  );
}
