import { basename, sep } from 'node:path';
import { readRevisions } from '../../python/read-revisions';

/**
 * Which files matter to a running service: Python, manifests and its env file. Revisions do not: the service
 * does not import them, and a new one is to be read by a person before it is applied.
 */
export function isSource(projectDir: string, envFile: string): (file: string) => boolean {
  const migrations = readRevisions(projectDir)?.folder;
  return (file) => {
    if (migrations !== undefined && file.startsWith(migrations + sep)) return false;
    return file.endsWith('.py') || basename(file) === 'pyproject.toml' || file === envFile;
  };
}
