import type { Tree } from '@nx/devkit';
import { fillSecrets } from '../../python/env-file';

/** Write `.env` from `.env.example` with a fresh secret; the service's own .gitignore keeps it out of git. */
export function writeEnvFile(tree: Tree, directory: string): void {
  const example = tree.read(`${directory}/.env.example`, 'utf-8') ?? '';
  tree.write(`${directory}/.env`, fillSecrets(example), { mode: 0o600 });
}
