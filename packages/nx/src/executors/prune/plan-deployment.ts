import { lockedFolder } from '../../lock/locked-folder';
import type { UvLock } from '../../lock/uv-lock';
import { chooseFiles, type Repository } from './choose-files';
import * as errors from './errors';
import { findClosure, type Closure } from './find-closure';
import { findMissingSource } from './find-missing-source';
import { readLock } from './read-lock';
import { trimLock } from './trim-lock';
import { trimManifest } from './trim-manifest';

/** What a deployment is made of; all paths are relative to the folder that holds the lock. */
export interface Sources extends Repository {
  /** The project's name, for messages. */
  readonly project: string;
  readonly folder: string;
  readonly lock: string;
  /** Of a uv workspace: the text of its root manifest. */
  readonly manifest: string | undefined;
  readonly includeTests: boolean;
}

export interface Deployment {
  /** The distribution that `folder` is. */
  readonly name: string;
  readonly copied: readonly string[];
  readonly written: Readonly<Record<string, string>>;
  readonly members: readonly string[];
  readonly packages: { readonly kept: number; readonly locked: number };
}

/** Decides everything about a deployment; the reason, where there can be none. */
export function planDeployment(sources: Sources): Deployment | string {
  const lock = readLock(sources.lock);
  if (typeof lock === 'string') return errors.unreadableLock(sources.project, lock);
  const closure = findClosure(lock, sources.folder);
  if (closure === undefined) return errors.notLocked(sources.project, sources.folder);
  const trimmed = trimLock(sources.lock, lock, closure);
  if (trimmed === undefined)
    return errors.unreadableLock(sources.project, 'uv.lock is not laid out as uv writes it');
  const copied = chooseFiles(
    withMembers(sources, lock),
    new Set(closure.members.keys()),
    sources.includeTests,
  );
  const missing = findMissingSource(closure, copied);
  if (missing !== undefined) return errors.sourceMissing(sources.project, missing);
  const { manifest } = sources;
  return {
    name: closure.members.get(sources.folder)?.name ?? sources.project,
    copied,
    written: {
      'uv.lock': trimmed,
      ...(manifest !== undefined && { 'pyproject.toml': trimManifest(manifest, closure) }),
    },
    members: [...closure.members.keys()],
    packages: countPackages(lock, closure),
  };
}

/** A member that Nx has not as a project has a folder of its own all the same. */
function withMembers({ files, projects }: Repository, { packages }: UvLock): Repository {
  const folders = packages.flatMap(({ source }) => lockedFolder(source) ?? []);
  return { files, projects: new Set([...projects, ...folders]) };
}

function countPackages(lock: UvLock, { packages, members }: Closure): Deployment['packages'] {
  const locked = lock.packages.filter(({ source }) => lockedFolder(source) === undefined).length;
  return { kept: packages.size - members.size, locked };
}
