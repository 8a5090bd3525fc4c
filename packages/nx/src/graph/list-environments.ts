import type { WorkspaceModel } from './model';

/** A folder with a `.venv`, relative to the Nx workspace. */
export interface EnvironmentFolder {
  readonly folder: string;
  readonly kind: 'workspace' | 'standalone';
}

/** The environments that the projects of the graph run in, each once. */
export function listEnvironments({ projects, manifests }: WorkspaceModel): EnvironmentFolder[] {
  const folders = new Set([...projects.values()].map(({ environment }) => environment));
  return [...folders].map((folder) => ({
    folder,
    kind: manifests.get(folder)?.workspace === undefined ? 'standalone' : 'workspace',
  }));
}
