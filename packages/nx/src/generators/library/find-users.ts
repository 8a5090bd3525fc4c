import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { findEnvironmentRoot } from '../../manifest/find-environment-root';
import { matchMembers } from '../../manifest/match-members';
import type { Manifest } from '../../manifest/manifest';
import { normalizeName } from '../../manifest/normalize-name';
import { parsePyproject } from '../../manifest/parse-pyproject';
import { cannotCreate } from '../../workspace/errors';
import { namedRoots, type Service } from '../../workspace/list-services';
import { findChain } from './find-chain';
import type { LibraryOptions } from './normalize-options';

/** A project that shall use the library. */
export interface User {
  /** Of its manifest. */
  readonly path: string;
  readonly manifest: Manifest;
}

/** Why a project cannot use the library, and what works. */
interface Refusal {
  readonly cause: string;
  readonly tryThis: string;
}

/**
 * The manifests of the projects that shall use a library.
 *
 * @throws CannotGenerate where one is no project that can: unknown, not Python, locked by itself, the library itself,
 * or one that the library needs
 */
export function findUsers(tree: Tree, { name, users }: LibraryOptions): User[] {
  const projects = namedRoots(tree);
  return users.map((user) => {
    const found = findUser(tree, projects, name, user);
    if ('path' in found) return found;
    throw cannotCreate('library', name, found.cause, found.tryThis);
  });
}

function findUser(
  tree: Tree,
  projects: readonly Service[],
  library: string,
  user: string,
): User | Refusal {
  const leave = (cause: string): Refusal => ({ cause, tryThis: 'without that name' });
  if (normalizeName(user) === normalizeName(library))
    return leave('the option for names the library itself');
  const project = projects.find(({ name }) => name === user);
  if (project === undefined) return refuseUnknown(tree, projects, user);
  const path = posix.join(project.root, 'pyproject.toml');
  const manifest = readManifest(tree, path);
  if (typeof manifest === 'string')
    return leave(`the project '${user}' of the option for ${manifest}`);
  if (environmentOf(tree, project.root) !== '.') {
    return {
      cause: `the project '${user}' of the option for is no member of the uv workspace and has a lock of its own`,
      tryThis: `again after listing '${project.root}' in [tool.uv.workspace].members`,
    };
  }
  const chain = findChain(manifestsOf(tree, projects), library, manifest.project?.name ?? user);
  if (chain === undefined) return { path, manifest };
  return {
    cause: `it would need itself: ${[...chain, normalizeName(library)].join(' -> ')}`,
    tryThis: 'a third library for what both need',
  };
}

function refuseUnknown(tree: Tree, projects: readonly Service[], user: string): Refusal {
  const names = projects
    .filter(
      ({ root }) => typeof readManifest(tree, posix.join(root, 'pyproject.toml')) !== 'string',
    )
    .map(({ name }) => name);
  const cause = `the option for names '${user}', and there is no such project`;
  const [first] = names;
  return first === undefined
    ? { cause, tryThis: 'without it' }
    : { cause: `${cause} (Python projects: ${names.join(', ')})`, tryThis: `--for=${first}` };
}

/** The manifest of a Python project; else why it is none, as the end of a sentence. */
function readManifest(tree: Tree, path: string): Manifest | string {
  const content = tree.read(path, 'utf-8');
  if (content === null) return `is no Python project, ${path} is missing`;
  const parsed = parsePyproject(content);
  if (parsed.kind === 'manifest')
    return parsed.manifest.project === undefined
      ? `is no Python project, ${path} has no [project]`
      : parsed.manifest;
  const { line, cause } = parsed.problem;
  return `cannot be read (${path}:${line}: ${cause})`;
}

function manifestsOf(tree: Tree, projects: readonly Service[]): Manifest[] {
  return projects.flatMap(({ root }) => {
    const manifest = readManifest(tree, posix.join(root, 'pyproject.toml'));
    return typeof manifest === 'string' ? [] : [manifest];
  });
}

/** The folder whose lock holds a project, by the rules that the graph has. */
function environmentOf(tree: Tree, root: string): string {
  return findEnvironmentRoot(root, (folder) => {
    const content = tree.read(posix.join(folder, 'pyproject.toml'), 'utf-8');
    const parsed = content === null ? undefined : parsePyproject(content);
    const workspace = parsed?.kind === 'manifest' ? parsed.manifest.workspace : undefined;
    return workspace && { isMember: matchMembers(workspace) };
  });
}
