import { isTable } from '../manifest/check-shape';
import type { Entrypoint } from '../manifest/find-entrypoint';
import { canBePruned } from './detect/can-be-pruned';
import { chooseTypeChecker, type TypeCheckerName } from './detect/choose-type-checker';
import { declaresImports } from './detect/declares-imports';
import { hasMigrations } from './detect/has-migrations';
import { hasTests } from './detect/has-tests';
import { isBuilt } from './detect/is-built';
import { isLinted } from './detect/is-linted';
import { namesItsFiles } from './detect/names-its-files';
import { readsGit } from './detect/reads-git';
import { sharesLock } from './detect/shares-lock';
import type { PythonProject } from './model';

/** Tools whose settings a project can take from the folders above it. */
const WITH_SETTINGS = ['ruff', 'mypy', 'pyright', 'ty', 'pytest'] as const;

/**
 * All that decides the targets of a project: projects of one shape get the same ones, planned once. In a thousand libraries
 * of one team there are few shapes; planning each alone costs less for the planning than for the garbage.
 */
export interface Shape {
  /** From the project up to the folder of its environment: `../../`, or nothing. */
  readonly toEnvironment: string;
  /** From the project up to the Nx workspace. */
  readonly toWorkspace: string;
  /** The folder that locks the project, as inputs write it. */
  readonly environment: string;
  readonly sharesLock: boolean;
  /** A FastAPI application that can be served: a library may require fastapi as well, but holds none. */
  readonly isService: boolean;
  readonly entrypoint: Entrypoint | undefined;
  readonly openapiCommand: boolean;
  readonly hasTests: boolean;
  readonly isLinted: boolean;
  readonly hasContracts: boolean;
  readonly isTyped: boolean;
  readonly typeChecker: TypeCheckerName | undefined;
  readonly namesItsFiles: boolean;
  readonly declaresImports: boolean;
  readonly isBuilt: boolean;
  readonly readsGit: boolean;
  readonly canBePruned: boolean;
  readonly hasMigrations: boolean;
  /** Tools with settings of the project's own, so that those above say nothing. */
  readonly configured: readonly (typeof WITH_SETTINGS)[number][];
}

export function shapeOf(project: PythonProject): Shape {
  const { root, environment, manifest, files } = project;
  const depth = depthOf(root);
  const typeChecker = chooseTypeChecker(project);
  return {
    // The environment is always the project's own folder or one above: counting is enough (and 10 times `relative`).
    toEnvironment: '../'.repeat(depth - depthOf(environment)),
    toWorkspace: '../'.repeat(depth),
    environment: environmentOf(project),
    sharesLock: sharesLock(project),
    isService: files.entrypoint !== undefined,
    entrypoint: files.entrypoint,
    openapiCommand: files.openapiCommand,
    hasTests: hasTests(project),
    isLinted: isLinted(project),
    hasContracts: Object.hasOwn(manifest.tools, 'importlinter'),
    isTyped: typeChecker !== undefined,
    typeChecker,
    namesItsFiles: namesItsFiles(project),
    declaresImports: declaresImports(project),
    isBuilt: isBuilt(project),
    readsGit: readsGit(project),
    canBePruned: canBePruned(project),
    hasMigrations: hasMigrations(project),
    configured: WITH_SETTINGS.filter((tool) => {
      const own = manifest.tools[tool];
      return isTable(own) && !Object.hasOwn(own, 'extend');
    }),
  };
}

function environmentOf({ root, environment }: PythonProject): string {
  if (environment === root) return '{projectRoot}';
  return environment === '.' ? '{workspaceRoot}' : `{workspaceRoot}/${environment}`;
}

function depthOf(folder: string): number {
  if (folder === '.') return 0;
  let depth = 1;
  for (let at = folder.indexOf('/'); at >= 0; at = folder.indexOf('/', at + 1)) depth += 1;
  return depth;
}
