import type { TargetConfiguration } from '@nx/devkit';
import type { PythonProject } from '../model';

export type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** Bumping an npm package reruns no Python: without this Nx adds every external package to a command's hash. */
export const NO_NPM: Inputs = [{ externalDependencies: [] }];

/**
 * What decides the Python, the packages and the shared settings of a command. The whole lock, so that a bump reruns
 * more than it must, never less. The tools look for settings in the folders above when the project has none.
 */
export function environmentInputs({ root, environment }: PythonProject): Inputs {
  const lock = environment === root ? '{projectRoot}' : inWorkspace(environment);
  const folders = new Set([lock, '{workspaceRoot}']);
  const settings = [...folders].flatMap((folder) => [
    `${folder}/pyproject.toml`,
    `${folder}/.python-version`,
  ]);
  return [`${lock}/uv.lock`, ...settings];
}

function inWorkspace(folder: string): string {
  return folder === '.' ? '{workspaceRoot}' : `{workspaceRoot}/${folder}`;
}

/** Python sources with their stubs, and the manifest. */
export const OWN_SOURCES: Inputs = [
  '{projectRoot}/**/*.py',
  '{projectRoot}/**/*.pyi',
  '{projectRoot}/pyproject.toml',
];

/**
 * Tests read anything (fixtures, templates, SQL), so every file counts except prose and what the tools write: a
 * report that is not ignored by git would make the next run a miss.
 */
export const OWN_FILES: Inputs = [
  '{projectRoot}/**/*',
  '!{projectRoot}/**/*.md',
  '!{projectRoot}/openapi.json',
  '!{projectRoot}/**/.coverage',
  '!{projectRoot}/**/.coverage.*',
  '!{projectRoot}/**/coverage.xml',
  '!{projectRoot}/**/junit.xml',
  '!{projectRoot}/htmlcov/**/*',
];

/**
 * The sources of every project that this one depends on; Nx 24 selects affected tasks by their inputs only. With the
 * data of a `src` layout, but not every file: Nx has no way to take a README out of a `^` input again.
 */
export const SOURCES_OF_DEPENDENCIES: Inputs = [
  '^{projectRoot}/src/**/*',
  '^{projectRoot}/**/*.py',
  '^{projectRoot}/**/*.pyi',
  '^{projectRoot}/**/py.typed',
  '^{projectRoot}/pyproject.toml',
];
