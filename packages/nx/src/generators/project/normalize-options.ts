import { getProjects, type Tree } from '@nx/devkit';
import { nextPort, servePorts } from '../../workspace/assign-port';
import { checkDescription } from '../../workspace/check-description';
import { findDirectoryProblem, resolveDirectory, typedFrom } from '../../workspace/check-directory';
import { findNameProblem } from '../../workspace/check-name';
import { checkPythonVersion } from '../../workspace/check-python-version';
import { cannotCreate } from '../../workspace/errors';
import { namedRoots } from '../../workspace/list-services';
import { lockedPackages } from '../../workspace/locked-packages';
import { splitList } from '../../workspace/split-list';
import { readUvWorkspace } from '../../workspace/uv-workspace';
import { capitalize, wordsOf } from '../../workspace/words';
import type { ProjectGeneratorSchema } from './schema';

/** The options of `project` with every default filled in and every value checked. */
export interface ProjectOptions {
  readonly name: string;
  /** From the workspace's root, with `/`. */
  readonly directory: string;
  /** `Order Service` */
  readonly title: string;
  readonly description: string;
  readonly database: 'sqlite' | 'postgres';
  /** `none` leaves users, sessions and permissions out. */
  readonly auth: 'jwt' | 'none';
  /** main.py finds the features, and does not list them. */
  readonly discovery: boolean;
  readonly port: number;
  /** `3.13`; `undefined` for the templates' own. */
  readonly pythonVersion: string | undefined;
  readonly tags: readonly string[];
  readonly skipSync: boolean;
  readonly skipFormat: boolean;
}

/**
 * Check what the user typed against the spelling rules and the workspace. Nothing is corrected silently.
 *
 * @throws CannotGenerate naming the option and a value that works
 */
export function normalizeOptions(tree: Tree, schema: ProjectGeneratorSchema): ProjectOptions {
  const directory = checkDirectory(tree, schema);
  const name = checkName(tree, schema.name ?? directory.split('/').at(-1) ?? '');
  const title = wordsOf(name).map(capitalize).join(' ');
  return {
    name,
    directory,
    title,
    description: checkDescription('project', name, schema.description ?? `The ${title} service.`),
    database: checkDatabase(name, schema.database ?? 'sqlite'),
    auth: checkAuth(name, schema.auth ?? 'jwt'),
    discovery: schema.discovery ?? false,
    port: checkPort(tree, name, schema.port),
    pythonVersion: checkPythonVersion('project', name, schema.pythonVersion),
    tags: splitList(schema.tags),
    skipSync: schema.skipSync ?? false,
    skipFormat: schema.skipFormat ?? false,
  };
}

function checkDirectory(tree: Tree, schema: ProjectGeneratorSchema): string {
  const { directory: given, workingDirectory = '' } = schema;
  const directory = resolveDirectory(given, workingDirectory);
  const problem = findDirectoryProblem(given.trim() === '' ? '' : directory, {
    tree,
    projects: namedRoots(tree),
    isNameFree: (name) => schema.name !== undefined || !findNameProblem(name, ...namesOf(tree)),
  });
  if (problem === undefined) return directory;
  const instead = typedFrom(workingDirectory, problem.instead);
  throw cannotCreate('project', given, problem.cause, `--directory=${instead}`);
}

function checkName(tree: Tree, name: string): string {
  const problem = findNameProblem(name, ...namesOf(tree));
  if (problem === undefined) return name;
  throw cannotCreate('project', name, problem.cause, `--name=${problem.instead}`);
}

/** The names of projects and uv members, then those of packages. */
function namesOf(tree: Tree): [readonly string[], readonly string[]] {
  const taken = namedRoots(tree).map((project) => project.name);
  const rootName = readUvWorkspace(tree)?.rootName;
  return [rootName === undefined ? taken : [...taken, rootName], lockedPackages(tree)];
}

function checkDatabase(name: string, database: string): 'sqlite' | 'postgres' {
  if (database === 'sqlite' || database === 'postgres') return database;
  const cause = `the option database knows sqlite and postgres, not '${database}'`;
  throw cannotCreate('project', name, cause, '--database=postgres');
}

function checkAuth(name: string, auth: string): 'jwt' | 'none' {
  if (auth === 'jwt' || auth === 'none') return auth;
  throw cannotCreate(
    'project',
    name,
    `the option auth knows jwt and none, not '${auth}'`,
    '--auth=none',
  );
}

function checkPort(tree: Tree, name: string, port: number | undefined): number {
  const taken = servePorts(getProjects(tree));
  if (port === undefined) return nextPort(taken);
  const instead = `--port=${nextPort(taken)}`;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    const cause = `the option port must be a whole number from 1 to 65535, not ${port}`;
    throw cannotCreate('project', name, cause, instead);
  }
  const owner = taken.get(port);
  if (owner === undefined) return port;
  throw cannotCreate('project', name, `port ${port} is the port of '${owner}'`, instead);
}
