import { createNamedModules } from './module-names';
import { folderOfDots, resolveModule, resolveNames, type Resolved } from './resolve-module';
import type { ImportedModule, Scan } from './scan-imports';
import { folderAt, foldersUp, type SourceFolder, type SourceTree } from './source-tree';

/** What a source says; asked once for each file. */
export interface ScannedSource extends Scan {
  readonly text: string;
}

export interface ImportCloser {
  /**
   * All that running some files can load of the project's sources: a 1 at the number of each; `undefined` where it
   * cannot be known.
   */
  readonly close: (files: readonly number[]) => Uint8Array | undefined;
  /** Files that a text names in strings. */
  readonly named: (text: string) => number[];
}

/**
 * Follows imports from file to file. A file is loaded together with the `__init__.py` of every folder above it; the
 * `conftest.py` above a test are the caller's to add.
 *
 * @param roots folders in which absolute imports start, `''` for the project
 */
export function createImportCloser(
  tree: SourceTree,
  roots: readonly string[],
  sourceOf: (file: string) => ScannedSource,
): ImportCloser {
  const starts = roots.flatMap((root) => folderAt(tree, root) ?? []);
  const named = createNamedModules(starts);
  const resolve = createResolver(starts);
  const reached = new Map<number, readonly number[] | undefined>();
  const reachFrom = (file: number): readonly number[] | undefined => {
    const { modules, isDynamic, text } = sourceOf(tree.files[file] ?? '');
    if (isDynamic) return undefined;
    const folder = tree.folders[file] ?? tree.root;
    const found = packagesOver(folder);
    for (const module of modules) resolve(module, folder, found);
    found.push(...named(text), ...pluginsIn(text, named));
    return found;
  };
  return { named, close: (files) => walk(files, tree.files.length, reached, reachFrom) };
}

/** Over numbers and bytes: a thousand closures of a hundred files as sets of paths take ten times as long. */
function walk(
  files: readonly number[],
  length: number,
  reached: Map<number, readonly number[] | undefined>,
  reachFrom: (file: number) => readonly number[] | undefined,
): Uint8Array | undefined {
  const closure = new Uint8Array(length);
  const pending = [...files];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (closure[file] === 1) continue;
    closure[file] = 1;
    if (!reached.has(file)) reached.set(file, reachFrom(file));
    const next = reached.get(file);
    if (next === undefined) return undefined;
    for (const one of next) if (closure[one] === 0) pending.push(one);
  }
  return closure;
}

/** Adds the files that an import loads to `found`. */
type Resolver = (imported: ImportedModule, importer: SourceFolder, found: number[]) => void;

function createResolver(starts: readonly SourceFolder[]): Resolver {
  const absolute = new Map<string, readonly Resolved[]>();
  const aside = new Map<SourceFolder, readonly SourceFolder[]>();
  return ({ module, names }, importer, found) => {
    if (module.startsWith('.')) {
      const dots = /^\.+/.exec(module)?.[0].length ?? 0;
      const start = folderOfDots(importer, dots);
      return addTo(found, resolveModule(start, partsOf(module.slice(dots))), names);
    }
    const resolved =
      absolute.get(module) ?? starts.map((start) => resolveModule(start, partsOf(module)));
    absolute.set(module, resolved);
    const others = aside.get(importer) ?? foldersAside(importer, starts);
    aside.set(importer, others);
    for (const one of resolved) addTo(found, one, names);
    for (const start of others) addTo(found, resolveModule(start, partsOf(module)), names);
  };
}

function partsOf(module: string): string[] {
  return module.split('.').filter(Boolean);
}

function addTo(
  found: number[],
  { files, folder }: Resolved,
  names: readonly string[] | undefined,
): void {
  for (const file of files) found.push(file);
  if (folder !== undefined && names !== undefined) resolveNames(folder, names, found);
}

/**
 * In pytest's import mode "prepend" each test and conftest also imports from the nearest folder above that is no
 * package; so does what they import.
 */
function foldersAside(importer: SourceFolder, starts: readonly SourceFolder[]): SourceFolder[] {
  return foldersUp(importer).filter(
    (folder) => !folder.modules.has('__init__') && !starts.includes(folder),
  );
}

export function packagesOver(folder: SourceFolder): number[] {
  const packages: number[] = [];
  for (let at: SourceFolder | undefined = folder; at !== undefined; at = at.above) {
    const file = at.modules.get('__init__');
    if (file !== undefined) packages.push(file);
  }
  return packages;
}

/** In `pytest_plugins` a module at the top has no dot to be known by; a dot behind it stands for all below. */
function pluginsIn(text: string, named: (text: string) => number[]): number[] {
  if (!text.includes('pytest_plugins')) return [];
  return named(text.replace(/(["'])(\w+)\1/g, '"$2."'));
}
