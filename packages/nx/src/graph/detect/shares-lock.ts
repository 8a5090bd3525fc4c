import type { PythonProject } from '../model';

/** A member of a uv workspace, or its root: the lock holds packages that do not concern it. */
export function sharesLock({ root, environment, manifest }: PythonProject): boolean {
  return environment !== root || manifest.workspace !== undefined;
}
