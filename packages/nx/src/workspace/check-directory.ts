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

/** Check a resolved folder against the spelling rules; nothing is read. */
export function findSpellingProblem(directory: string): Problem | undefined {
  const segments = directory.split('/').filter((segment) => segment !== '');
  const instead = suggestDirectory(segments);
  const problem = (cause: string): Problem => ({ cause, instead });
  if (isAbsolute(directory)) {
    return problem('the option directory is absolute, but counts from the workspace root');
  }
  if (segments.length === 0) return problem('the option directory is empty or the workspace root');
  if (segments.includes('..')) return problem('the option directory leads out of the workspace');
  if (segments.some((segment) => !/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(segment))) {
    return problem('the option directory may hold letters a to z, digits, - and _ only');
  }
  if (segments.some(isWindowsDevice)) {
    return problem('the option directory has a name that Windows keeps for a device');
  }
  if (segments.some((segment) => /^(?:node_modules|__pycache__)$/.test(segment))) {
    return problem('the option directory lies in a folder that tools empty');
  }
  if (directory.length > 120) return problem('the option directory is longer than 120 characters');
  return undefined;
}

function suggestDirectory(segments: readonly string[]): string {
  const words = segments
    .filter((segment) => !/^(?:\.+|node_modules|__pycache__|[A-Za-z]:)$/.test(segment))
    .slice(-2)
    .map((segment) => wordsOf(segment).join('-').slice(0, 30).replace(/-$/, ''))
    .filter((segment) => segment !== '')
    .map((segment) => (isWindowsDevice(segment) ? `${segment}-api` : segment));
  return words.length > 0 ? words.join('/') : 'apps/api';
}

/** Check a well-spelt folder against what the workspace holds. */
export function findPlaceProblem(
  tree: Tree,
  directory: string,
  projects: readonly Service[],
): Problem | undefined {
  const inside = projects.find(
    ({ root }) => root !== '.' && root !== '' && `${directory}/`.startsWith(`${root}/`),
  );
  if (inside !== undefined) {
    const instead = `${directory}-api`
      .replace(`${inside.root}/`, '')
      .replace(`${inside.root}-`, '');
    const cause =
      inside.root === directory
        ? `the option directory is the folder of the project '${inside.name}'`
        : `the option directory lies inside the project '${inside.name}' (${inside.root})`;
    return { cause, instead: free(tree, instead === '' ? 'apps/api' : instead) };
  }
  return findDiskProblem(tree, directory);
}

function findDiskProblem(tree: Tree, directory: string): Problem | undefined {
  const segments = directory.split('/');
  for (const [depth, segment] of segments.entries()) {
    const parent = segments.slice(0, depth).join('/');
    const path = segments.slice(0, depth + 1).join('/');
    const siblings = tree.children(parent === '' ? '.' : parent);
    const twin = siblings.find(
      (name) => name !== segment && name.toLowerCase() === segment.toLowerCase(),
    );
    if (twin !== undefined) {
      const rest = segments.slice(depth + 1);
      const cause = `'${[...segments.slice(0, depth), twin].join('/')}' is there, and differs in case only`;
      const instead = [...segments.slice(0, depth), twin, ...rest].join('/');
      return { cause, instead: free(tree, instead) };
    }
    if (tree.isFile(path))
      return { cause: `'${path}' is a file`, instead: free(tree, `${path}-api`) };
  }
  if (tree.children(directory).length === 0) return undefined;
  return { cause: 'the option directory exists and is not empty', instead: free(tree, directory) };
}

/** The folder itself, else with the first suffix that is free. */
function free(tree: Tree, directory: string): string {
  const candidates = ['', '-api', ...Array.from({ length: 98 }, (_, index) => `-${index + 2}`)];
  const isFree = (path: string): boolean => !tree.exists(path) && tree.children(path).length === 0;
  const suffix = candidates.find((candidate) => isFree(directory + candidate));
  return directory + (suffix ?? '-new');
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:/.test(path);
}
