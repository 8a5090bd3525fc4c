import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a service of an earlier version has enums whose values Alembic does not compare. */
export function hasUnseenEnums(projectDir: string): boolean {
  const has = (file: string): boolean => existsSync(join(projectDir, file));
  return has('core/enums.py') && has('migrations/env.py') && !has('migrations/enums.py');
}
