import { matchMembers } from '../../manifest/match-members';
import type { SourceTree } from '../imports/source-tree';
import type { PytestSettings } from './pytest-settings';

/** Tests whose result is kept by itself. */
export interface TestGroup {
  /** What follows `test-ci--`: a feature's folder, another folder at the top, or a file there. */
  readonly name: string;
  /** What pytest is told to run, relative to the project. */
  readonly paths: readonly string[];
  /** Their numbers in the tree. */
  readonly files: readonly number[];
}

/**
 * Splits the tests that pytest collects into one group a feature, and one for each other place at the top of the project. Each
 * test is in exactly one group, so that all groups together are what `test` runs.
 *
 * @param features the folder that holds the features, such as `features`
 * @returns nothing unless a feature has tests
 */
export function splitTests(
  tree: SourceTree,
  features: string,
  { pythonFiles, testPaths }: PytestSettings,
): TestGroup[] {
  const isTest = matchName(pythonFiles);
  const isCollected = collectedBy(testPaths);
  const groups = new Map<string, number[]>();
  for (const [index, file] of tree.files.entries()) {
    if (!isTest(file.slice(file.lastIndexOf('/') + 1)) || !isCollected(file)) continue;
    const name = groupOf(file, features);
    groups.set(name, [...(groups.get(name) ?? []), index]);
  }
  if (![...groups.keys()].some((name) => name.startsWith(`${features}/`))) return [];
  return [...groups].map(([name, files]) => ({
    name,
    files,
    paths: isWhole(name, features, testPaths)
      ? [name]
      : files.flatMap((file) => tree.files[file] ?? []),
  }));
}

function matchName(patterns: readonly string[]): (name: string) => boolean {
  return matchMembers({ members: patterns, exclude: [] });
}

/** Where pytest does not look, unless told: its default `norecursedirs`. */
const UNSEEN = /(^|\/)(build|dist|venv|CVS|_darcs|[^/]+\.egg)\//;

/** As pytest: a path or a glob, and everything below. */
function collectedBy(testPaths: readonly string[]): (file: string) => boolean {
  if (testPaths.length === 0) return (file) => !UNSEEN.test(file);
  const matches = matchMembers({ members: testPaths, exclude: [] });
  return (file) =>
    file.split('/').some((_, depth, parts) => matches(parts.slice(0, depth + 1).join('/')));
}

function groupOf(file: string, features: string): string {
  if (file.startsWith(`${features}/`)) {
    const [feature = ''] = file.slice(features.length + 1).split('/');
    return `${features}/${feature}`;
  }
  return file.split('/')[0] ?? file;
}

/** A folder can be named as a whole when no other group and no limit of `testpaths` lies in it. */
function isWhole(name: string, features: string, testPaths: readonly string[]): boolean {
  const holds = (path: string): boolean => path.startsWith(`${name}/`);
  return !holds(`${features}/`) && !testPaths.some(holds);
}
