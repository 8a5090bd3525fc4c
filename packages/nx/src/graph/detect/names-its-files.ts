import { isTable } from '../../manifest/check-shape';
import type { PythonProject } from '../model';

/** mypy is told what to check: a path on its command line would win over that. */
export function namesItsFiles({ manifest, files }: PythonProject): boolean {
  const settings = manifest.tools['mypy'];
  return ['files', 'packages', 'modules'].some(
    (key) =>
      files.settings.has(`mypy.${key}`) || (isTable(settings) && Object.hasOwn(settings, key)),
  );
}
