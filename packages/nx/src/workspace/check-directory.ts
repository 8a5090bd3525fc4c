import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import type { Service } from './list-services';
import { isWindowsDevice, wordsOf } from './words';

/** Why a folder cannot hold a new project, and one that can. */
export interface Problem {
  readonly cause: string;
  readonly instead: string;
}

/**
 * The folder that a user means: from where the user stands, as other Nx generators read it; from the
 * workspace's root for code that calls a generator.
 */
export function resolveDirectory(directory: string, workingDirectory: string): string {
  const text = directory.trim().replaceAll('\\', '/');
  if (isAbsolute(text)) return text;
  // `apps/api` typed inside `apps` is meant from the root, as other Nx generators have it.
  const fromRoot = workingDirectory !== '' && `${text}/`.startsWith(`${workingDirectory}/`);
  const parts: string[] = [];
  for (const part of `${fromRoot ? '' : workingDirectory}/${text}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** What a folder is held against. */
export interface Surroundings {
  readonly tree: Tree;
  readonly projects: readonly Service[];
  /** Whether a service in a folder of this name gets a name that is refused. */
  readonly isNameFree: (name: string) => boolean;
}

/** Check a resolved folder against the spelling rules, then against what the workspace holds. */
export function findDirectoryProblem(directory: string, around: Surroundings): Problem | undefined {
  const cause = findCause(directory, around);
  return cause === undefined ? undefined : { cause, instead: suggestDirectory(directory, around) };
}

function findCause(directory: string, { tree, projects }: Surroundings): string | undefined {
  return spellingCause(directory) ?? insideCause(directory, projects) ?? diskCause(tree, directory);
}

function spellingCause(directory: string): string | undefined {
  const segments = directory.split('/').filter((segment) => segment !== '');
  if (isAbsolute(directory)) {
    return 'the option directory is absolute, but counts from the workspace root';
  }
  if (segments.length === 0) return 'the option directory is empty or the workspace root';
  if (segments.includes('..')) return 'the option directory leads out of the workspace';
  if (segments.some((segment) => !/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(segment))) {
    return 'the option directory may hold letters a to z, digits, - and _ only';
  }
  if (segments.some(isWindowsDevice)) {
    return 'the option directory has a name that Windows keeps for a device';
  }
  if (segments.some((segment) => /^(?:node_modules|__pycache__)$/.test(segment))) {
    return 'the option directory lies in a folder that tools empty';
  }
  if (directory.length > 120) return 'the option directory is longer than 120 characters';
  return undefined;
}

function insideCause(directory: string, projects: readonly Service[]): string | undefined {
  const inside = projects.find(
    ({ root }) => root !== '.' && root !== '' && `${directory}/`.startsWith(`${root}/`),
  );
  if (inside === undefined) return undefined;
  return inside.root === directory
    ? `the option directory is the folder of the project '${inside.name}'`
    : `the option directory lies inside the project '${inside.name}' (${inside.root})`;
}

function diskCause(tree: Tree, directory: string): string | undefined {
  const segments = directory.split('/');
  for (const depth of segments.keys()) {
    const path = segments.slice(0, depth + 1).join('/');
    const twin = inCaseOfDisk(tree, path);
    if (twin !== path) return `'${twin}' is there, and differs in case only`;
    if (tree.isFile(path)) return `'${path}' is a file`;
  }
  return tree.children(directory).length === 0
    ? undefined
    : 'the option directory exists and is not empty';
}

/** A path as the disk spells it, where it has a folder or file that differs in case only. */
function inCaseOfDisk(tree: Tree, directory: string): string {
  const found: string[] = [];
  for (const segment of directory.split('/')) {
    const siblings = tree.children(found.length === 0 ? '.' : found.join('/'));
    const twin = siblings.find((name) => name.toLowerCase() === segment.toLowerCase());
    found.push(siblings.includes(segment) ? segment : (twin ?? segment));
  }
  return found.join('/');
}

/** The nearest folder that passes every check: beside the one that was meant, else further up. */
function suggestDirectory(directory: string, around: Surroundings): string {
  const meant =
    spellingCause(directory) === undefined
      ? inCaseOfDisk(around.tree, directory)
      : respell(directory.split('/'));
  const works = (path: string): boolean =>
    findCause(path, around) === undefined && around.isNameFree(path.split('/').at(-1) ?? '');
  const bases = [...upwards(meant), 'apps/api'];
  return bases.flatMap(withSuffixes).find(works) ?? `${meant}-new`;
}

/** `a/b/c`, `a/c`, `c`: a place inside of a project leads out of it. */
function upwards(directory: string): string[] {
  const parents = directory.split('/');
  const last = parents.pop() ?? '';
  return [...parents.keys(), parents.length]
    .reverse()
    .map((depth) => [...parents.slice(0, depth), last].join('/'));
}

function withSuffixes(base: string): string[] {
  const api = base.endsWith('api') ? [] : [`${base}-api`];
  return [base, ...api, ...Array.from({ length: 98 }, (_, index) => `${base}-${index + 2}`)];
}

function respell(segments: readonly string[]): string {
  const words = segments
    .filter((segment) => !/^(?:\.+|node_modules|__pycache__|[A-Za-z]:)$/.test(segment))
    .slice(-2)
    .map((segment) => wordsOf(segment).join('-').slice(0, 30).replace(/-$/, ''))
    .filter((segment) => segment !== '')
    .map((segment) => (isWindowsDevice(segment) ? `${segment}-api` : segment));
  return words.length > 0 ? words.join('/') : 'apps/api';
}

/** How to type a folder of the workspace where the user stands; the opposite of `resolveDirectory`. */
export function typedFrom(workingDirectory: string, directory: string): string {
  const typed = posix.relative(`/${workingDirectory}`, `/${directory}`);
  // `apps/x` typed inside `apps` would be read from the root.
  return resolveDirectory(typed, workingDirectory) === directory ? typed : directory;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:/.test(path);
}
