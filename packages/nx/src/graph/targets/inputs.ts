import type { TargetConfiguration } from '@nx/devkit';
import { sliceFile } from '../../lock/slice-file';
import type { Shape } from '../shape';
import type { TargetNames } from './inferred-target';

/**
 * Few patterns with braces, not many without: Nx keeps an entry for each input of each target, and at a thousand projects
 * their number is what its commands wait for (docs/adr/0025).
 */
export type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** Bumping an npm package reruns no Python: without this Nx adds every external package to a command's hash. */
export const NO_NPM: Inputs = [{ externalDependencies: [] }];

/** Some of the files in a folder, in one pattern: braces with one entry are no braces to every version of Nx. */
export function within(folder: string, files: readonly string[]): string {
  return files.length === 1 ? `${folder}/${files.join()}` : `${folder}/{${files.join()}}`;
}

/**
 * What decides the Python and the packages of a command. Of a lock that others share, the project's slice: a bump
 * reruns exactly the projects whose packages it changes. Where slices are switched off, the whole lock.
 *
 * @param settings files that count too in the folders above the project: see {@link sharedSettings}
 */
export function environmentInputs(
  shape: Shape,
  names: TargetNames,
  settings: readonly string[] = [],
): Inputs {
  return [
    ...sharedFolders(shape).map((folder) => within(folder, ['.python-version', ...settings])),
    // Chooses the Python of an environment that uv makes.
    { env: 'UV_PYTHON' },
    isSliced(shape, names) ? { dependentTasksOutputFiles: SLICE } : lockFileOf(shape),
    // Of projects that are not locked by uv; files that are not there cost nothing.
    ...(shape.sharesLock ? [] : OTHER_LOCKS),
  ];
}

/** Nx looks for it in what the tasks wrote that this one depends on: the slice of the project alone. */
const SLICE = sliceFile('**');

/** The slice is written before what reads it; Nx takes no output of a task that is not depended on. */
export function afterLockSlice(shape: Shape, names: TargetNames): string[] {
  const { lockSliceTargetName: name } = names;
  return isSliced(shape, names) && name !== false ? [name] : [];
}

function isSliced(shape: Shape, { lockSliceTargetName }: TargetNames): boolean {
  return lockSliceTargetName !== false && shape.sharesLock;
}

const OTHER_LOCKS: Inputs = ['{projectRoot}/{poetry.lock,pdm.lock,pylock.toml,requirements*.txt}'];

export function lockFileOf(shape: Shape): string {
  return `${shape.environment}/uv.lock`;
}

/**
 * Where a tool may have settings in the folders above: in files of its own, and in the manifest when the project has none
 * in its own. A project that is added to the root manifest reruns nothing of those that have.
 *
 * @param tool the name of its table, `[tool.X]`
 * @param files of its own
 */
export function sharedSettings(
  shape: Shape,
  tool: Shape['configured'][number],
  files: readonly string[] = [],
): readonly string[] {
  return shape.configured.includes(tool) ? files : [...files, 'pyproject.toml'];
}

/** Where settings for several projects lie. */
function sharedFolders({ environment }: Shape): string[] {
  return environment === WORKSPACE ? [WORKSPACE] : [environment, WORKSPACE];
}

const WORKSPACE = '{workspaceRoot}';

/** Python sources with their stubs, and the manifest; `more` is relative to the project too. */
export function ownSources(more: readonly string[] = []): Inputs {
  return [within('{projectRoot}', ['**/*.py', '**/*.pyi', 'pyproject.toml', ...more])];
}

/** What the tools write: a report that is not ignored by git would make the next run a miss. */
const REPORTS = [
  ...['.coverage', '.coverage.*', 'coverage.xml', 'junit.xml'].map((name) => `**/${name}`),
  ...['htmlcov', 'dist'].map((folder) => `${folder}/**/*`),
];

/** What is written beside the sources and read by no test. */
const NO_DATA = within('!{projectRoot}', [...REPORTS, 'openapi.json']);

/** Tests read anything (fixtures, templates, SQL), so every file counts except prose and reports. */
export const OWN_FILES: Inputs = [
  '{projectRoot}/**/*',
  within('!{projectRoot}', ['**/*.md', ...REPORTS, 'openapi.json']),
];

/** More kinds of files than a service has; then all files count. */
const MOST_KINDS = 100;
/** Sources are counted one by one; prose, stubs and bytecode decide no test. */
const NEVER_READ = new Set(['.md', '.pyi', '.pyc']);

/**
 * Every file that is no Python source, for a target that counts those one by one. By their kinds: Nx takes what a pattern leaves
 * out, `!(*.py)`, out of all patterns of a target.
 *
 * @param kinds extensions, and names of files that have none
 */
export function otherFiles(kinds: readonly string[]): Inputs {
  const data = kinds.filter((kind) => !NEVER_READ.has(kind) && !/[*?[\]{},!]/.test(kind));
  if (kinds.length > MOST_KINDS || data.length === 0) return OWN_FILES;
  const isName = (kind: string): boolean => kind.lastIndexOf('.') !== 0;
  const names = data.map((kind) => (isName(kind) ? kind : `*${kind}`));
  return [within('{projectRoot}/**', names), NO_DATA];
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
export const OWN_ARTEFACT_FILES: Inputs = ['{projectRoot}/**/*', within('!{projectRoot}', REPORTS)];

/**
 * The sources of every project that this one depends on; Nx 24 selects affected tasks by their inputs only. With the
 * data of a `src` layout, but not every file: Nx has no way to take a README out of a `^` input again.
 */
export const SOURCES_OF_DEPENDENCIES: Inputs = [
  within('^{projectRoot}', ['src/**/*', '**/*.py', '**/*.pyi', '**/py.typed', 'pyproject.toml']),
];
