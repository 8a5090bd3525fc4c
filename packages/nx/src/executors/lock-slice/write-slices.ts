import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { TomlError } from 'smol-toml';
import { createLockSlicer, type LockSlicer } from '../../lock/slice-uv-lock';
import { parseUvLock } from '../../lock/parse-uv-lock';
import { sliceFile } from '../../lock/slice-file';
import { valueAt } from '../../manifest/check-shape';
import { normalizeName } from '../../manifest/normalize-name';
import { UnreadableManifest } from '../../python/errors';
import { findEnvironment } from '../../python/find-environment';
import { parseManifest } from '../../python/parse-manifest';
import { lockConflicted, lockMissing, notLocked } from './errors';

/** Why a project has no slice; `undefined` when it has been written. */
export type Refusal = string | undefined;

/**
 * Writes the slices of some projects; a lock that several of them share is read once.
 *
 * @param root absolute path of the Nx workspace
 * @param folders of the projects, relative to `root`
 * @returns by folder; one that cannot be sliced does not hinder the others
 */
export function writeSlices(root: string, folders: readonly string[]): Map<string, Refusal> {
  const locks = new Map<string, SliceOf>();
  return new Map(folders.map((folder) => [folder, writeSlice(root, folder, locks)]));
}

/** The slice of a distribution, or the refusal for a lock that cannot be read. */
type SliceOf = (project: string) => { readonly text: string } | { readonly refusal: string };

function writeSlice(root: string, folder: string, locks: Map<string, SliceOf>): Refusal {
  try {
    const manifest = join(root, folder, 'pyproject.toml');
    const document = parseManifest(relative(root, manifest), readFileSync(manifest, 'utf8'));
    const name = normalizeName(String(valueAt(document, ['project', 'name'])));
    const environment = findEnvironment(join(root, folder), root).root;
    const sliceOf = locks.get(environment) ?? readLock(join(environment, 'uv.lock'), root);
    locks.set(environment, sliceOf);
    const slice = sliceOf(name);
    if ('refusal' in slice) return slice.refusal;
    const target = join(root, sliceFile(folder));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, slice.text);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableManifest) return error.message;
    throw error;
  }
}

function readLock(file: string, root: string): SliceOf {
  const place = relative(root, file);
  if (!existsSync(file)) return () => ({ refusal: lockMissing(place) });
  const text = readFileSync(file, 'utf8');
  const slicer = readSlicer(text, place);
  if (typeof slicer === 'string') return () => ({ refusal: slicer });
  // A version of the format that is not known yet: the whole lock is more than the slice, and never less.
  if (slicer === undefined) return () => ({ text });
  return (name) => {
    const slice = slicer.slice(name);
    return slice === undefined ? { refusal: notLocked(name, place) } : { text: slice };
  };
}

function readSlicer(text: string, place: string): LockSlicer | string | undefined {
  try {
    const lock = parseUvLock(text);
    return lock && createLockSlicer(lock);
  } catch (error) {
    if (error instanceof TomlError) return lockConflicted(`${place}:${error.line}`);
    throw error;
  }
}
