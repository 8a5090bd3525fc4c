import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { outputUnknown } from './errors';

/**
 * Why a folder cannot be emptied by what lies in it; `undefined` where it is empty, absent, or an earlier deployment.
 * Nx tells only the files of projects: a folder of charts beside them would be lost.
 */
export function checkOutputContent(
  project: string,
  output: string,
  workspaceRoot: string,
): string | undefined {
  const path = join(workspaceRoot, output);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const entries = found.isDirectory() ? readdirSync(path) : [basename(path)];
  const [first] = entries;
  if (first === undefined || entries.includes('uv.lock')) return undefined;
  return outputUnknown(project, output, first);
}
