import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the service writes a line for each request itself, as one that we generate: two would say the same. */
export function writesAccessLines(projectDir: string): boolean {
  const file = join(projectDir, 'core', 'logging.py');
  return existsSync(file) && readFileSync(file, 'utf8').includes('uvicorn.access');
}
