import type { PythonProject } from '../model';
import { usesTool } from './uses-tool';

/** ruff, of the project or among the shared tools of its uv workspace. */
export function isLinted(project: PythonProject): boolean {
  return usesTool(project, 'ruff') || project.sharedTools.has('ruff');
}
