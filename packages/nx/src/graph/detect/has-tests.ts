import type { PythonProject } from '../model';
import { usesTool } from './uses-tool';

/** pytest, of the project or of everybody; the latter only where tests lie, as pytest fails when it finds none. */
export function hasTests(project: PythonProject): boolean {
  return usesTool(project, 'pytest') || (project.sharedTools.has('pytest') && project.files.tests);
}
