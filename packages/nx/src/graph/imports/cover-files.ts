import { inFolder, type SourceFolder, type SourceTree } from './source-tree';

/**
 * Patterns that match exactly some of the sources: a folder whose sources all count is one pattern. Fifty features with a
 * hundred files each would otherwise be 5,000 texts in the graph of one service.
 *
 * @param files a 1 at the number of each
 * @returns relative to the project: files, some files of a folder in braces, and globs for whole folders
 */
export function coverFiles(files: Uint8Array, tree: SourceTree): string[] {
  const counted = countUpTo(files);
  const patterns: string[] = [];
  const cover = (folder: SourceFolder): void => {
    const count = (counted[folder.end] ?? 0) - (counted[folder.start] ?? 0);
    if (count === 0) return;
    if (count === folder.end - folder.start) {
      patterns.push(inFolder(folder.path, '**/*.py'));
      return;
    }
    const own: string[] = [];
    for (const [name, file] of folder.modules) if (files[file] === 1) own.push(name);
    if (own.length > 0) patterns.push(inOnePattern(folder.path, own));
    folder.folders.forEach(cover);
  };
  cover(tree.root);
  return patterns;
}

/** `core/{app,models}.py`; in a pattern a sign of globs stands for itself and more, so that no file is missed. */
function inOnePattern(folder: string, modules: readonly string[]): string {
  const names = modules.map((name) => name.replace(/[*?[\]{}(),!|\\]+/g, '*')).join();
  return inFolder(folder, modules.length === 1 ? `${names}.py` : `{${names}}.py`);
}

/** How many of the files come before each place: the files of a folder are a difference. */
function countUpTo(files: Uint8Array): Uint32Array {
  const counted = new Uint32Array(files.length + 1);
  let sum = 0;
  for (let i = 0; i < files.length; i += 1) counted[i + 1] = sum += files[i] ?? 0;
  return counted;
}
