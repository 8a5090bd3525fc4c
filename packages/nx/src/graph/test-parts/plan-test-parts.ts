import { createImportCloser, packagesOver, type ScannedSource } from '../imports/close-imports';
import { coverFiles } from '../imports/cover-files';
import { folderAt, foldersUp, type SourceFolder, type SourceTree } from '../imports/source-tree';
import type { PytestSettings } from './pytest-settings';
import { splitTests, type TestGroup } from './split-tests';

/** One feature's tests as a target. */
export interface TestPart {
  readonly name: string;
  /** What pytest is told to run, relative to the project. */
  readonly paths: readonly string[];
  /** The Python sources that its tests can load, as globs relative to the project. */
  readonly sources: readonly string[];
  /** Kinds of the project's other files: extensions, and names of files that have none. */
  readonly otherKinds: readonly string[];
}

/**
 * The tests of a service by feature, each with the sources that it can load: the closure of its imports, with each
 * `conftest.py` and `__init__.py` that pytest loads on the way. Where that cannot be known, all sources.
 */
export function planTestParts(
  tree: SourceTree,
  features: string,
  settings: PytestSettings,
  sourceOf: (file: string) => ScannedSource,
): TestPart[] {
  const groups = splitTests(tree, features, settings);
  if (groups.length === 0) return [];
  const { close, named } = createImportCloser(tree, settings.roots, sourceOf);
  // With a dot behind, a module at the top is found as well, and all below.
  const shared = named(settings.words.map((word) => `"${word}."`).join('\n'));
  return groups.map((group) => {
    const closure = close([...group.files, ...shared, ...conftestsOf(group, tree)]);
    const sources = closure === undefined ? ['**/*.py'] : coverFiles(closure, tree);
    return { name: group.name, paths: group.paths, sources, otherKinds: tree.otherKinds };
  });
}

/** Those above its tests, and those below its folder: pytest meets them on the way. */
function conftestsOf({ files, paths }: TestGroup, tree: SourceTree): number[] {
  const above = files.flatMap((file) => foldersUp(tree.folders[file]));
  const below = paths.flatMap((path) => foldersBelow(folderAt(tree, path)));
  return [...new Set([...above, ...below])].flatMap((folder) => {
    const conftest = folder.modules.get('conftest');
    return conftest === undefined ? packagesOver(folder) : [conftest, ...packagesOver(folder)];
  });
}

function foldersBelow(folder: SourceFolder | undefined): SourceFolder[] {
  return folder ? [folder, ...[...folder.folders.values()].flatMap(foldersBelow)] : [];
}
