import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { run } from '../../python/run';

export interface Listing {
  readonly files: readonly string[];
  /** Whether git could be asked. */
  readonly isRepository: boolean;
}

const NEVER = new Set(['node_modules', '.git', '.nx', '.venv', '__pycache__', 'dist', 'tmp']);

/** What git knows or would add, of what is still there; without git all but what no project has in version control. */
export async function listFiles(root: string, env: NodeJS.ProcessEnv): Promise<Listing> {
  const list = (...options: string[]) =>
    run(['git', 'ls-files', '-z', ...options], { cwd: root, env });
  const [known, deleted] = await Promise.all([
    list('--cached', '--others', '--exclude-standard'),
    list('--deleted'),
  ]);
  if (known.code !== 0) return { files: walk(root, '.'), isRepository: false };
  const files = new Set(known.stdout.split('\0'));
  for (const file of deleted.stdout.split('\0')) files.delete(file);
  files.delete('');
  return { files: [...files], isRepository: true };
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return NEVER.has(entry.name) ? [] : walk(root, path);
    return [path];
  });
}
