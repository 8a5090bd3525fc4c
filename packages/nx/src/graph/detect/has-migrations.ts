import type { PythonProject } from '../model';

/** Alembic is configured here; a requirement alone is not enough, a library may only use its operations. */
export function hasMigrations({ manifest, files }: PythonProject): boolean {
  return Object.hasOwn(manifest.tools, 'alembic') || files.names.has('alembic.ini');
}
