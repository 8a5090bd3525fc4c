import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { findEnvironmentRoot } from '../manifest/find-environment-root';
import { isUnmanaged } from '../manifest/is-unmanaged';
import { matchMembers } from '../manifest/match-members';
import type { UvWorkspace } from '../manifest/manifest';
import { readUvWorkspace } from '../manifest/read-uv-workspace';
import { parseManifest } from './parse-manifest';

/** The virtual environment that a project runs in. */
export interface Environment {
  /** The folder that holds `uv.lock` and `.venv`: the uv workspace that lists the project, else the project. */
  readonly root: string;
  readonly kind: 'workspace' | 'standalone';
  readonly venv: string;
  /** Absolute path of a program of the environment; it need not exist. */
  readonly bin: (name: string) => string;
  /** Whether the environment's Python is there now (asked anew at each read). */
  readonly exists: boolean;
}

/**
 * Finds where a project's environment is, whether or not it has been made yet.
 *
 * @param projectDir absolute path of the project
 * @param workspaceRoot absolute path above which no uv workspace is looked for
 * @throws UnreadableManifest when a pyproject.toml on the way is not TOML
 */
export function findEnvironment(
  projectDir: string,
  workspaceRoot: string,
  env: NodeJS.ProcessEnv = process.env,
): Environment {
  const workspace = findUvWorkspace(projectDir, workspaceRoot);
  return environmentAt(workspace ?? projectDir, workspace ? 'workspace' : 'standalone', env);
}

/** The environment of a folder that has been found already. */
export function environmentAt(
  root: string,
  kind: Environment['kind'],
  env: NodeJS.ProcessEnv = process.env,
): Environment {
  // uv reads this variable too, relative to the root.
  const venv = resolve(root, env['UV_PROJECT_ENVIRONMENT'] || '.venv');
  const bin = (name: string): string =>
    process.platform === 'win32' ? join(venv, 'Scripts', `${name}.exe`) : join(venv, 'bin', name);
  return {
    root,
    kind,
    venv,
    bin,
    get exists() {
      return existsSync(bin('python'));
    },
  };
}

/** The uv workspace that lists the project, by the rules that the graph has. */
function findUvWorkspace(projectDir: string, workspaceRoot: string): string | undefined {
  const manifest = join(projectDir, 'pyproject.toml');
  const own = textOf(manifest);
  if (own.includes('managed') && isUnmanaged(parseManifest(manifest, own))) return undefined;
  const folder = relative(workspaceRoot, projectDir).split(sep).join('/') || '.';
  const workspaceAt = (place: string): UvWorkspace | undefined =>
    uvWorkspaceOf(join(workspaceRoot, place, 'pyproject.toml'));
  const root = findEnvironmentRoot(folder, (place) => {
    const workspace = workspaceAt(place);
    return workspace && { isMember: matchMembers(workspace) };
  });
  return root !== folder || workspaceAt(folder) ? resolve(workspaceRoot, root) : undefined;
}

function uvWorkspaceOf(file: string): UvWorkspace | undefined {
  const content = textOf(file);
  // Most manifests have no such table: reading them costs nothing more, and a broken one is its owner's matter.
  return content.includes('workspace') ? readUvWorkspace(parseManifest(file, content)) : undefined;
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
