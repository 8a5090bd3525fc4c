import type { PythonProject } from '../model';
import { usesTool } from './uses-tool';

/** deptry, of the project or among the shared tools of its uv workspace. */
export function declaresImports(project: PythonProject): boolean {
  return usesTool(project, 'deptry') || project.sharedTools.has('deptry');
}
