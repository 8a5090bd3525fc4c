import { isTable } from '../../manifest/check-shape';
import type { PythonProject } from '../model';

/** Has a build backend, and is not said to be no package: uv then neither builds nor installs it. */
export function isBuilt({ manifest }: PythonProject): boolean {
  const uv = manifest.tools['uv'];
  return manifest.buildSystem !== undefined && !(isTable(uv) && uv['package'] === false);
}
