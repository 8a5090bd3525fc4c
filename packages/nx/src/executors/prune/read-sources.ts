import { readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import type { LocatedProject } from '../locate-project';
import type { Sources } from './plan-deployment';

/** What Nx knows of the repository; all paths are relative to the workspace. */
export interface Workspace {
  readonly root: string;
  readonly files: readonly string[];
  readonly projects: readonly string[];
}

/** Reads the lock and the root manifest, and names everything from the folder that holds them. */
export function readSources(
  { name, root, environment }: LocatedProject,
  workspace: Workspace,
  includeTests: boolean,
): Sources {
  const base = relative(workspace.root, environment.root).split(sep).join('/') || '.';
  const inside = (paths: readonly string[]): string[] =>
    paths.map((path) => posix.relative(base, path) || '.').filter((path) => !path.startsWith('..'));
  const read = (file: string): string => readFileSync(join(environment.root, file), 'utf8');
  return {
    project: name,
    folder: posix.relative(base, root) || '.',
    lock: read('uv.lock'),
    manifest: environment.kind === 'workspace' ? read('pyproject.toml') : undefined,
    files: inside(workspace.files),
    projects: new Set(inside(workspace.projects)),
    includeTests,
  };
}
