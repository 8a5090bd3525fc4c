import { inFolder, type SourceFolder, type SourceTree } from './source-tree';

/**
 * Patterns that match exactly some of the sources: a folder whose sources all count is one pattern. Fifty features with a
 * hundred files each would otherwise be 5,000 texts in the graph of one service.
 *
 * @param files a 1 at the number of each
 * @returns relative to the project: files, and globs for whole folders
 */
export function coverFiles(files: Uint8Array, tree: SourceTree): string[] {
  const counted = countUpTo(files);
  const cover = (folder: SourceFolder): string[] => {
    const count = (counted[folder.end] ?? 0) - (counted[folder.start] ?? 0);
    if (count === 0) return [];
    if (count === folder.end - folder.start) return [inFolder(folder.path, '**/*.py')];
    const own = [...folder.modules.values()].filter((file) => files[file] === 1);
    return [
      ...own.flatMap((file) => tree.files[file] ?? []),
      ...[...folder.folders.values()].flatMap(cover),
    ];
  };
  return cover(tree.root);
}

/** How many of the files come before each place: the files of a folder are a difference. */
function countUpTo(files: Uint8Array): Uint32Array {
  const counted = new Uint32Array(files.length + 1);
  let sum = 0;
  for (let i = 0; i < files.length; i += 1) counted[i + 1] = sum += files[i] ?? 0;
  return counted;
}
