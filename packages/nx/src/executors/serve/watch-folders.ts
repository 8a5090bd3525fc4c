import { watch, type Dirent, type FSWatcher } from 'node:fs';
import { readdirSync } from 'node:fs';
import { basename, join, sep } from 'node:path';

/** Folders that hold no source of the service; a `.venv` alone has thousands. */
const ignored = /^(\..+|node_modules|__pycache__|dist|build|site-packages|.+\.egg-info)$/;

export interface Watching {
  close(): void;
}

/**
 * Reports each file below the folders that is written, made, renamed or removed.
 *
 * macOS and Windows watch a tree by themselves. On Linux, Node 20's `recursive` walks into `.venv` and
 * misses files of a folder that has just been made: there, each folder gets a watcher of its own.
 *
 * @param folders absolute paths
 * @param report called with an absolute path; it may be called more than once for one save
 */
export function watchFolders(
  folders: readonly string[],
  isRelevant: (file: string) => boolean,
  report: (file: string) => void,
): Watching {
  const reportRelevant = (file: string): void => {
    if (isRelevant(file)) report(file);
  };
  const watchings = folders.map((folder) =>
    process.platform === 'linux'
      ? watchEachFolder(folder, reportRelevant)
      : watchTree(folder, reportRelevant),
  );
  return {
    close: () => {
      for (const watching of watchings) watching.close();
    },
  };
}

function watchTree(folder: string, report: (file: string) => void): Watching {
  return watch(folder, { recursive: true }, (_event, name) => {
    if (
      name &&
      !name
        .split(sep)
        .slice(0, -1)
        .some((part) => ignored.test(part))
    ) {
      report(join(folder, name));
    }
  });
}

function watchEachFolder(top: string, report: (file: string) => void): Watching {
  const watchers = new Map<string, FSWatcher>();

  const drop = (folder: string): void => {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };

  const add = (folder: string, isNew: boolean): void => {
    const watcher = watchFolder(folder, (event, name) => {
      const path = join(folder, name);
      report(path);
      // A name that comes or goes may be a folder: made again under an old name, it is another folder.
      if (event === 'rename' && !ignored.test(name)) {
        drop(path);
        if (entriesOf(path)) add(path, true);
      }
    });
    if (!watcher) return;
    watchers.set(folder, watcher);
    // Read after the watcher stands, so that nothing falls between.
    for (const entry of entriesOf(folder) ?? []) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !ignored.test(entry.name)) add(path, isNew);
      else if (isNew) report(path);
    }
  };

  add(top, false);
  return { close: () => drop(top) };
}

function watchFolder(
  folder: string,
  listener: (event: string, name: string) => void,
): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (event, name) => {
      // A folder that is removed reports its own name to its own watcher.
      if (name !== null && (name !== basename(folder) || entriesOf(folder))) listener(event, name);
    });
    // The folder is gone; its parent's watcher hears of it too.
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** What is in a folder; undefined when it is none, or gone. */
function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
}
