import type { Tree } from '@nx/devkit';
import { editIgnore } from '../seams/edit-ignore';
import { applySeam } from './apply-seam';

// What Python tools leave at the root or in any folder. Nx hashes every file that git does not ignore:
// one `.pyc` would turn the next run into a cache miss. `.env` is ignored by each service's own file.
const LINES = [
  '.venv/',
  '__pycache__/',
  '*.pyc',
  '.mypy_cache/',
  '.pytest_cache/',
  '.ruff_cache/',
  '.import_linter_cache/',
  '.paxx/',
  'dist/',
];

/** Add the entries that the root .gitignore lacks. */
export function addGitignoreLines(tree: Tree): void {
  applySeam(tree, '.gitignore', (content) => editIgnore(content, LINES, 'Python'));
}
