import { existsSync, readdirSync } from 'node:fs';
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
  const argv = ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { code, stdout } = await run(argv, { cwd: root, env });
  if (code !== 0) return { files: walk(root, '.'), isRepository: false };
  const listed = [...new Set(stdout.split('\0'))].filter((file) => file !== '');
  // Git lists what was deleted without a commit too; of manifests that matters.
  const files = listed.filter(
    (file) => posix.basename(file) !== 'pyproject.toml' || existsSync(join(root, file)),
  );
  return { files, isRepository: true };
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return NEVER.has(entry.name) ? [] : walk(root, path);
    return [path];
  });
}
