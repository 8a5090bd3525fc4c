import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { listsMember } from './lists-member';
import { parseManifest, tableOf } from './parse-manifest';

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
  const root = workspace ?? projectDir;
  // uv reads this variable too, relative to the root.
  const venv = resolve(root, env['UV_PROJECT_ENVIRONMENT'] || '.venv');
  const bin = (name: string): string =>
    process.platform === 'win32' ? join(venv, 'Scripts', `${name}.exe`) : join(venv, 'bin', name);
  return {
    root,
    kind: workspace === undefined ? 'standalone' : 'workspace',
    venv,
    bin,
    get exists() {
      return existsSync(bin('python'));
    },
  };
}

function findUvWorkspace(projectDir: string, workspaceRoot: string): string | undefined {
  const outermost = resolve(workspaceRoot);
  for (let directory = resolve(projectDir); ; directory = dirname(directory)) {
    const workspace = readUvWorkspace(join(directory, 'pyproject.toml'));
    const member = relative(directory, resolve(projectDir)).split(sep).join('/');
    if (workspace && (member === '' || listsMember(workspace, member))) return directory;
    if (directory === outermost || dirname(directory) === directory) return undefined;
  }
}

interface UvWorkspace {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
}

function readUvWorkspace(file: string): UvWorkspace | undefined {
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file, 'utf8');
  // Most manifests have no such table: reading them costs nothing more, and a broken one is its owner's matter.
  if (!content.includes('workspace')) return undefined;
  const table = parseManifest(file, content);
  const workspace = tableOf(tableOf(tableOf(table['tool'])?.['uv'])?.['workspace']);
  if (!workspace) return undefined;
  return { members: strings(workspace['members']), exclude: strings(workspace['exclude']) };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
