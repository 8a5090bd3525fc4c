import type { TargetConfiguration } from '@nx/devkit';
import { sliceFile } from '../../lock/slice-file';
import { isTable } from '../../manifest/check-shape';
import { sharesLock } from '../detect/shares-lock';
import type { PythonProject } from '../model';
import type { TargetNames } from './inferred-target';

/**
 * Few patterns with braces, not many without: Nx keeps an entry for each input of each target, and at a thousand projects
 * their number is what its commands wait for. Joined with `concat`, as a cold process takes longer to spread lists.
 */
export type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** Bumping an npm package reruns no Python: without this Nx adds every external package to a command's hash. */
export const NO_NPM: Inputs = [{ externalDependencies: [] }];

/**
 * What decides the Python and the packages of a command. Of a lock that others share, the project's slice: a bump
 * reruns exactly the projects whose packages it changes. Where slices are switched off, the whole lock.
 */
export function environmentInputs(project: PythonProject, names: TargetNames): Inputs {
  const versions: Inputs = sharedFolders(project).map((folder) => `${folder}/.python-version`);
  return versions.concat(
    // Chooses the Python of an environment that uv makes.
    { env: 'UV_PYTHON' },
    isSliced(project, names)
      ? { dependentTasksOutputFiles: sliceFile(project.root) }
      : lockFileOf(project),
    // Of projects that are not locked by uv; files that are not there cost nothing.
    sharesLock(project) ? [] : OTHER_LOCKS,
  );
}

/** The slice is written before what reads it; Nx takes no output of a task that is not depended on. */
export function afterLockSlice(project: PythonProject, names: TargetNames): string[] {
  const { lockSliceTargetName: name } = names;
  return isSliced(project, names) && name !== false ? [name] : [];
}

function isSliced(project: PythonProject, { lockSliceTargetName }: TargetNames): boolean {
  return lockSliceTargetName !== false && sharesLock(project);
}

const OTHER_LOCKS: Inputs = ['{projectRoot}/{poetry.lock,pdm.lock,pylock.toml,requirements*.txt}'];

export function lockFileOf(project: PythonProject): string {
  return `${environmentOf(project)}/uv.lock`;
}

/** The folder that locks a project, as inputs write it. */
export function environmentOf({ root, environment }: PythonProject): string {
  if (environment === root) return '{projectRoot}';
  return environment === '.' ? WORKSPACE : `${WORKSPACE}/${environment}`;
}

/**
 * The settings of a tool in the folders above, where the tool looks when the project has none of its own: a project
 * that is added to the root manifest reruns nothing of those that have.
 *
 * @param tool the name of its table, `[tool.X]`
 */
export function sharedSettings(project: PythonProject, tool: string): Inputs {
  const own = project.manifest.tools[tool];
  if (isTable(own) && !Object.hasOwn(own, 'extend')) return [];
  return sharedFolders(project).map((folder) => `${folder}/pyproject.toml`);
}

/** Where settings for several projects lie. */
function sharedFolders(project: PythonProject): string[] {
  const folder = environmentOf(project);
  return folder === WORKSPACE ? [WORKSPACE] : [folder, WORKSPACE];
}

const WORKSPACE = '{workspaceRoot}';

/** Python sources with their stubs, and the manifest. */
export const OWN_SOURCES: Inputs = ['{projectRoot}/**/*.{py,pyi}', '{projectRoot}/pyproject.toml'];

/** What the tools write: a report that is not ignored by git would make the next run a miss. */
const REPORTS = [
  '!{projectRoot}/**/{.coverage,.coverage.*,coverage.xml,junit.xml}',
  '!{projectRoot}/{htmlcov,dist}/**/*',
];

/** Tests read anything (fixtures, templates, SQL), so every file counts except prose and reports. */
export const OWN_FILES: Inputs = [
  '{projectRoot}/**/*',
  '!{projectRoot}/{**/*.md,openapi.json}',
  ...REPORTS,
];

/** More kinds of files than a service has; then all files count. */
const MOST_KINDS = 100;
/** Sources are counted one by one; prose, stubs and bytecode decide no test. */
const NO_DATA = new Set(['.md', '.pyi', '.pyc']);

/**
 * Every file that is no Python source, for a target that counts those one by one. By their kinds: Nx takes what a pattern leaves
 * out, `!(*.py)`, out of all patterns of a target.
 *
 * @param kinds extensions, and names of files that have none
 */
export function otherFiles(kinds: readonly string[]): Inputs {
  const data = kinds.filter((kind) => !NO_DATA.has(kind) && !/[*?[\]{},!]/.test(kind));
  if (kinds.length > MOST_KINDS || data.length === 0) return OWN_FILES;
  const isName = (kind: string): boolean => kind.lastIndexOf('.') !== 0;
  const names = data.map((kind) => (isName(kind) ? kind : `*${kind}`));
  // Braces with one entry are no braces to every version of Nx.
  const pattern = names.length === 1 ? names.join() : `{${names.join()}}`;
  return [`{projectRoot}/**/${pattern}`, '!{projectRoot}/openapi.json', ...REPORTS];
}

/** Where Python looks for modules first. A `.env`, which git ignores, often sets it: what runs by it fails on other machines. */
export const PYTHON_VARIABLES: Inputs = [{ env: 'PYTHONPATH' }];

/** What tests run on besides files: a pass on SQLite says nothing of PostgreSQL. */
export const TEST_VARIABLES: Inputs = [
  { env: 'TEST_DATABASE_URL' },
  { env: 'PYTEST_ADDOPTS' },
  { env: 'PYTEST_PLUGINS' },
  ...PYTHON_VARIABLES,
];

/** Every file that can reach a wheel or a deployment; a README and a LICENSE do. */
export const OWN_ARTEFACT_FILES: Inputs = ['{projectRoot}/**/*', ...REPORTS];

/**
 * The sources of every project that this one depends on; Nx 24 selects affected tasks by their inputs only. With the
 * data of a `src` layout, but not every file: Nx has no way to take a README out of a `^` input again.
 */
export const SOURCES_OF_DEPENDENCIES: Inputs = [
  '^{projectRoot}/src/**/*',
  '^{projectRoot}/**/{*.py,*.pyi,py.typed}',
  '^{projectRoot}/pyproject.toml',
];
