import type { PythonProject } from '../model';
import { usesTool } from './uses-tool';

/** mypy, of the project or among the shared tools of its uv workspace. */
export function isTyped(project: PythonProject): boolean {
  return usesTool(project, 'mypy') || project.sharedTools.has('mypy');
}
