// The wording of this executor.
import type { MissingSource } from './find-missing-source';

export function noLock(project: string, folder: string): string {
  return `Cannot prune '${project}': there is no uv.lock in '${folder}'. Run there: uv lock`;
}

export function unreadableLock(project: string, cause: string): string {
  return `Cannot prune '${project}': ${cause}. Run: uv lock`;
}

/** @param cause uv's own words */
export function staleLock(project: string, cause: string): string {
  return `Cannot prune '${project}': uv.lock does not match the manifests (${cause}). Run: uv lock`;
}

export function notLocked(project: string, folder: string): string {
  return `Cannot prune '${project}': uv.lock has no package in '${folder}'. Run: uv lock`;
}

export function sourceMissing(project: string, { name, path }: MissingSource): string {
  return `Cannot prune '${project}': '${name}' comes from '${path}', and no file of that is in a member of the uv workspace that Nx sees. List its folder in [tool.uv.workspace].members, or move it into the folder of '${project}'.`;
}

export function outputOutside(project: string, output: string): string {
  return `Cannot prune '${project}' into '${output}': the folder must lie in the workspace, and none of its parts may start with a dot or be node_modules. Try --outputPath=dist/deploy/${project}`;
}

export function outputInUse(project: string, output: string, file: string): string {
  return `Cannot prune '${project}' into '${output}': it would be emptied, but holds '${file}', which git does not ignore. Add 'dist/' to .gitignore and use --outputPath=dist/deploy/${project}`;
}

export function outputUnknown(project: string, output: string, entry: string): string {
  return `Cannot prune '${project}' into '${output}': it would be emptied, but holds '${entry}' and no uv.lock, so no deployment was written there. Remove it, or use --outputPath=dist/deploy/${project}`;
}

/** @param difference the first line that the deployment would install otherwise */
export function deploymentDiffers(project: string, difference: string): string {
  return `Cannot prune '${project}': the deployment would not install what uv.lock says (${difference}). It has been removed again. Install from the whole workspace instead: uv sync --frozen --no-dev --package ${project}`;
}
