import { readdirSync, statSync, type Dirent } from 'node:fs';
import type { ScannedSource } from './imports/close-imports';
import { scanImports } from './imports/scan-imports';
import { createSourceTree, inFolder, type SourceTree } from './imports/source-tree';
import { readText } from './read-text';

export interface SourceReader {
  readonly isFolder: (path: string) => boolean;
  /** The Python sources below a folder, without those of projects inside it, environments and caches. */
  readonly list: (folder: string) => SourceTree;
  /** Changes with any of the files; `undefined` when one changed so lately that the next change may not show. */
  readonly stateOf: (folder: string, files: readonly string[]) => string | undefined;
  /** What a source says. */
  readonly scan: (file: string) => ScannedSource;
}

/** Nothing of it can be known: it may load anything. */
const UNREADABLE: ScannedSource = { text: '', modules: [], isDynamic: true };

/**
 * Reads sources for the graph. No text is kept for the next one: that costs the collector as much as to scan it.
 *
 * @param now milliseconds, as file systems count them
 */
export function createSourceReader(now: () => number = Date.now): SourceReader {
  return {
    isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    list: (folder) => {
      const files: string[] = [];
      const kinds = new Set<string>();
      listSources(folder, '', files, kinds);
      return createSourceTree(files, kinds);
    },
    stateOf: (folder, files) => readState(folder, files, now() - COARSEST_CLOCK),
    scan(file) {
      const text = tryToRead(file);
      return text === undefined ? UNREADABLE : { text, ...scanImports(text) };
    },
  };
}

/** File systems count time in steps of up to two seconds; two changes in one step look like one. */
const COARSEST_CLOCK = 3_000;

function readState(folder: string, files: readonly string[], latest: number): string | undefined {
  let state = '';
  for (const file of files) {
    const stats = statSync(`${folder}/${file}`, { throwIfNoEntry: false });
    // Unlike the time of its content, nobody sets this one back.
    if (stats === undefined || stats.ctimeMs > latest) return undefined;
    state += `${file} ${stats.ctimeMs} ${stats.size} ${stats.ino}\n`;
  }
  return state;
}

function tryToRead(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    // Gone since it was listed, or not ours to read.
    return undefined;
  }
}

/** Adds the sources in a folder to `files`, and the kinds of all others to `kinds`. */
function listSources(root: string, folder: string, files: string[], kinds: Set<string>): void {
  const entries = readFolder(folder === '' ? root : `${root}/${folder}`);
  if (folder !== '' && entries.some(({ name }) => ENDS.has(name))) return;
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory()) {
      if (!isPassedOver(name)) listSources(root, inFolder(folder, name), files, kinds);
    } else if (name.endsWith('.py')) files.push(inFolder(folder, name));
    else kinds.add(kindOf(name));
  }
}

function readFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    // Gone since it was listed, or not ours to read: Nx hashes nothing of it either.
    return [];
  }
}

/** The extension, or the whole name of a file that has none or begins with a dot. */
function kindOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 || name.startsWith('.') ? name : name.slice(dot);
}

/** A folder with one of these is another project, or a virtual environment. */
const ENDS = new Set(['pyproject.toml', 'package.json', 'project.json', 'pyvenv.cfg']);

const isPassedOver = (name: string): boolean =>
  name.startsWith('.') || name === '__pycache__' || name === 'node_modules';
