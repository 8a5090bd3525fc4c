import type { Tree } from '@nx/devkit';
import { checkDescription } from '../../workspace/check-description';
import { findDirectoryProblem, resolveDirectory, typedFrom } from '../../workspace/check-directory';
import { findNameProblem, type NameUse } from '../../workspace/check-name';
import { checkPythonVersion } from '../../workspace/check-python-version';
import { cannotCreate } from '../../workspace/errors';
import { distributionName, namedRoots } from '../../workspace/list-services';
import { lockedPackages } from '../../workspace/locked-packages';
import { splitList } from '../../workspace/split-list';
import { readUvWorkspace } from '../../workspace/uv-workspace';
import { capitalize, wordsOf } from '../../workspace/words';
import { moduleClashes } from './find-module-clash';
import type { LibraryGeneratorSchema } from './schema';

/** The options of `library` with every default filled in and every value checked. */
export interface LibraryOptions {
  readonly name: string;
  /** What Python imports. */
  readonly module: string;
  /** From the workspace's root, with `/`. */
  readonly directory: string;
  /** The library is in its folder already, and stays as it is. */
  readonly isThere: boolean;
  /** `Order Pricing` */
  readonly title: string;
  readonly description: string;
  /** Names of the projects that use it, not checked yet. */
  readonly users: readonly string[];
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
export function normalizeOptions(tree: Tree, schema: LibraryGeneratorSchema): LibraryOptions {
  const place = findPlace(tree, schema);
  const { name } = place;
  const title = wordsOf(name).map(capitalize).join(' ');
  const description = schema.description ?? `The ${title} library.`;
  return {
    ...place,
    module: name.replaceAll('-', '_'),
    title,
    description: checkDescription('library', name, description),
    users: [...new Set(splitList(schema.for))],
    pythonVersion: checkPythonVersion('library', name, schema.pythonVersion),
    tags: splitList(schema.tags),
    skipSync: schema.skipSync ?? false,
    skipFormat: schema.skipFormat ?? false,
  };
}

type Place = Pick<LibraryOptions, 'name' | 'directory' | 'isThere'>;

function findPlace(tree: Tree, schema: LibraryGeneratorSchema): Place {
  const { directory: given, workingDirectory = '' } = schema;
  const directory = resolveDirectory(given, workingDirectory);
  const name = schema.name ?? directory.split('/').at(-1) ?? '';
  if (isLibrary(tree, directory, name)) return { name, directory, isThere: true };
  const findProblem = nameProblems(tree);
  const problem = findDirectoryProblem(given.trim() === '' ? '' : directory, {
    tree,
    projects: namedRoots(tree),
    isNameFree: (candidate) => schema.name !== undefined || !findProblem(candidate),
  });
  if (problem !== undefined) {
    const instead = typedFrom(workingDirectory, problem.instead);
    throw cannotCreate('library', given, problem.cause, `--directory=${instead}`);
  }
  const mistake = findProblem(name);
  if (mistake !== undefined)
    throw cannotCreate('library', name, mistake.cause, `--name=${mistake.instead}`);
  return { name, directory, isThere: false };
}

/** The folder holds the library that is asked for, made by this generator or by hand. */
function isLibrary(tree: Tree, directory: string, name: string): boolean {
  const isNamed = distributionName(tree.read(`${directory}/pyproject.toml`, 'utf-8')) === name;
  return isNamed && tree.exists(`${directory}/src/${name.replaceAll('-', '_')}/__init__.py`);
}

function nameProblems(tree: Tree): (name: string) => ReturnType<typeof findNameProblem> {
  const projects = namedRoots(tree);
  const rootName = readUvWorkspace(tree)?.rootName;
  const taken = [
    ...projects.map(({ name }) => name),
    ...(rootName === undefined ? [] : [rootName]),
  ];
  const use: NameUse = {
    noun: 'library',
    suffix: 'lib',
    findClash: moduleClashes(tree, projects),
  };
  const packages = lockedPackages(tree);
  return (name) => findNameProblem(name, taken, packages, use);
}
