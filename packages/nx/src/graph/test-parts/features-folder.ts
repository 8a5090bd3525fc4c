import { posix } from 'node:path';
import type { PythonProject } from '../model';

/**
 * Where the features of a project can be: `features` beside its manifest, or in the package of its application
 * (`app/features`, `src/shop/features`). Only the first is known to be there.
 */
export function featuresFolder({ files }: PythonProject): string | undefined {
  if (files.names.has('features')) return 'features';
  if (files.entrypoint === undefined) return undefined;
  const { app, from } = files.entrypoint;
  const [top = '', ...rest] = app.split(':')[0]?.split('.') ?? [];
  return rest.length === 0 ? undefined : posix.join(from, top, 'features');
}
