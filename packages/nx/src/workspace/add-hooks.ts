import type { Tree } from '@nx/devkit';
import { editHooks, type LocalHook } from '../seams/edit-hooks';
import type { Refusal } from '../seams/seam';
import { applySeam } from './apply-seam';

const CONFIG = '.pre-commit-config.yaml';
const START = `# Hooks that check what a commit changes, each service with its own settings.
# Switch them on: uvx prek install
repos: []
`;

/** Start the hooks file where there is none; each service adds its own hooks to it. */
export function ensureHooksFile(tree: Tree): void {
  if (!tree.exists(CONFIG) && !tree.exists('.pre-commit-config.yml')) tree.write(CONFIG, START);
}

/** Add the hooks of one service; a file of an unknown shape is left alone and the lines are returned. */
export function addServiceHooks(tree: Tree, name: string, directory: string): Refusal | undefined {
  return applySeam(tree, CONFIG, (content) =>
    editHooks(content, name, serviceHooks(name, directory)),
  );
}

/**
 * ruff takes the changed files and finds each one's settings beside it. mypy answers for a service as a
 * whole and from its folder only: from the root three services have three modules called `core`.
 */
export function serviceHooks(name: string, directory: string): LocalHook[] {
  const files = `^${directory.replaceAll('.', '\\.')}/.*\\.pyi?$`;
  const from = (where: string): string => `uv run --no-sync ${where} ${directory}`;
  return [
    {
      id: `${name}-ruff-check`,
      name: `${name}: ruff check`,
      entry: `${from('--project')} ruff check --force-exclude`,
      files,
      passFilenames: true,
    },
    {
      id: `${name}-ruff-format`,
      name: `${name}: ruff format`,
      entry: `${from('--project')} ruff format --force-exclude`,
      files,
      passFilenames: true,
    },
    {
      id: `${name}-mypy`,
      name: `${name}: mypy`,
      entry: `${from('--directory')} mypy .`,
      files,
      passFilenames: false,
    },
  ];
}
