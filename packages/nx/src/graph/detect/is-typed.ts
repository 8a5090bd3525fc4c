import type { PythonProject } from '../model';
import { chooseTypeChecker } from './choose-type-checker';

/** A type checker, of the project or among the shared tools of its uv workspace. */
export function isTyped(project: PythonProject): boolean {
  return chooseTypeChecker(project) !== undefined;
}
