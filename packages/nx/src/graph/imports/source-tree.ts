/** The Python sources below a project, as imports are looked up in them. Files are numbers: their places in `files`. */
export interface SourceTree {
  /** Relative to the project, with `/`, sorted: those of a folder stand side by side. */
  readonly files: readonly string[];
  readonly root: SourceFolder;
  /** The folder of each file. */
  readonly folders: readonly SourceFolder[];
  /** Names of the files that are no Python, each kind once: `.json`, `Makefile`, `.env.example`. */
  readonly otherKinds: readonly string[];
}

export interface SourceFolder {
  readonly path: string;
  readonly above: SourceFolder | undefined;
  /** By name without `.py`. */
  readonly modules: Map<string, number>;
  readonly folders: Map<string, SourceFolder>;
  /** Its files and all below are those from `start` up to, not including, `end`. */
  readonly start: number;
  end: number;
}

export function createSourceTree(
  paths: readonly string[],
  otherKinds: Iterable<string> = [],
): SourceTree {
  const files = [...paths].sort();
  const root = emptyFolder('', undefined, 0);
  const folders = files.map((file, index) => {
    const parts = file.split('/');
    const name = parts.pop() ?? file;
    let folder = root;
    folder.end = index + 1;
    for (const part of parts) {
      const next =
        folder.folders.get(part) ?? emptyFolder(inFolder(folder.path, part), folder, index);
      folder.folders.set(part, next);
      next.end = index + 1;
      folder = next;
    }
    folder.modules.set(name.slice(0, -PY.length), index);
    return folder;
  });
  return { files, root, folders, otherKinds: [...otherKinds].sort() };
}

const PY = '.py';

function emptyFolder(path: string, above: SourceFolder | undefined, start: number): SourceFolder {
  return { path, above, modules: new Map(), folders: new Map(), start, end: start };
}

/** The folder at a path such as `src/shop`; `''` is the project. */
export function folderAt(tree: SourceTree, path: string): SourceFolder | undefined {
  if (path === '') return tree.root;
  return path
    .split('/')
    .reduce<SourceFolder | undefined>((folder, part) => folder?.folders.get(part), tree.root);
}

/** A folder and all above it. */
export function foldersUp(folder: SourceFolder | undefined): SourceFolder[] {
  const folders: SourceFolder[] = [];
  for (let at = folder; at !== undefined; at = at.above) folders.push(at);
  return folders;
}

export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
