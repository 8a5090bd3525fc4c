import type { SourceFolder } from './source-tree';

/** Files by number, and the folder of a package or namespace, in which the names after `import` are looked up. */
export interface Resolved {
  readonly files: readonly number[];
  readonly folder: SourceFolder | undefined;
}

/**
 * The sources that loading a module loads: itself and the packages above it. A name that ends before the last part is found as
 * far as it goes (`core.mail.send` is a function in a module). A package and a module of one name hide each other;
 * both count, which of them is loaded is not decided here.
 */
export function resolveModule(start: SourceFolder, parts: readonly string[]): Resolved {
  const files: number[] = [];
  let folder: SourceFolder | undefined = start;
  for (const part of parts) {
    pushDefined(files, folder.modules.get(part));
    folder = folder.folders.get(part);
    if (folder === undefined) break;
    pushDefined(files, folder.modules.get('__init__'));
  }
  return { files, folder };
}

/** Adds the names that are modules of a package to `found`; of `*` its `__init__.py` decides, so all are. */
export function resolveNames(
  folder: SourceFolder,
  names: readonly string[],
  found: number[],
): void {
  const all = names.includes('*') ? [...folder.modules.keys(), ...folder.folders.keys()] : names;
  for (const name of all) {
    pushDefined(found, folder.modules.get(name));
    pushDefined(found, folder.folders.get(name)?.modules.get('__init__'));
  }
}

/** The folder that a relative import starts in: one dot is the importer's own. */
export function folderOfDots(folder: SourceFolder, dots: number): SourceFolder {
  return dots <= 1 || folder.above === undefined ? folder : folderOfDots(folder.above, dots - 1);
}

function pushDefined(list: number[], item: number | undefined): void {
  if (item !== undefined) list.push(item);
}
