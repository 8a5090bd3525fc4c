import { posix } from 'node:path';
import { isTable } from './check-shape';
import { foldersAbove } from './find-environment-root';
import type { Manifest } from './manifest';
import { matchMembers } from './match-members';
import { normalizeName } from './normalize-name';

/** The manifests of a uv workspace and of the folders below it, by folder from the root of the uv workspace, `.` itself. */
export interface MembersOnDisk {
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** Whether there is a `pyproject.toml`, be it half typed. */
  readonly hasManifest: (folder: string) => boolean;
  /** Whether a file is there; asked for lock files. */
  readonly hasFile: (path: string) => boolean;
}

export interface MemberChanges {
  /** Projects that no pattern of `members` reaches, and that nothing keeps out on purpose. */
  readonly unlisted: readonly string[];
  /** Members, named one by one, whose folder has no manifest any more; uv passes over them in silence. */
  readonly vanished: readonly string[];
}

const NONE: MemberChanges = { unlisted: [], vanished: [] };
/** Of package managers other than uv. */
export const OTHER_LOCKS = ['poetry.lock', 'pdm.lock', 'Pipfile.lock'];

/**
 * What `members` lacks and what it has in vain. A project stays out where something says that it is meant to: `exclude`,
 * a lock or a uv workspace of its own, `managed = false`, a neighbour that requires it by path, a place inside another
 * project (an example, a fixture); and where its name is taken, since uv refuses two members of one name.
 */
export function compareMembers({ manifests, hasManifest, hasFile }: MembersOnDisk): MemberChanges {
  const root = manifests.get('.');
  if (root?.workspace === undefined) return NONE;
  const { members, exclude } = root.workspace;
  const isListed = matchMembers({ members, exclude: [] });
  const isExcluded = matchMembers({ members: exclude, exclude: [] });
  const byPath = requiredByPath(manifests);
  const isProject = (folder: string): boolean => manifests.get(folder)?.project !== undefined;
  const isInside = (folder: string): boolean =>
    foldersAbove(folder).some((above) => above !== '.' && (isProject(above) || isOwnRoot(above)));
  const isOwnRoot = (folder: string): boolean => manifests.get(folder)?.workspace !== undefined;
  const staysOut = (folder: string): boolean =>
    isListed(folder) ||
    isExcluded(folder) ||
    foldersAbove(folder).some(isExcluded) ||
    isOwnRoot(folder) ||
    isInside(folder) ||
    byPath.has(folder) ||
    isUnmanaged(manifests.get(folder)) ||
    ['uv.lock', ...OTHER_LOCKS].some((lock) => hasFile(posix.join(folder, lock)));
  const candidates = [...manifests.keys()].filter(
    (folder) => folder !== '.' && isProject(folder) && !staysOut(folder),
  );
  const named = namesOf(manifests, (folder) => folder === '.' || isListed(folder));
  return {
    unlisted: withFreeNames(candidates.sort(), manifests, named),
    vanished: [...new Set(members)].filter(
      (member) => !/[*?[]/.test(member) && !hasManifest(tidy(member)),
    ),
  };
}

function isUnmanaged(manifest: Manifest | undefined): boolean {
  const uv = manifest?.tools['uv'];
  return isTable(uv) && uv['managed'] === false;
}

function requiredByPath(manifests: ReadonlyMap<string, Manifest>): Set<string> {
  const folders = new Set<string>();
  for (const [folder, { sources }] of manifests) {
    for (const source of [...sources.values()].flat())
      if (source.kind === 'path') folders.add(posix.join(folder, source.path).replace(/\/$/, ''));
  }
  return folders;
}

function namesOf(
  manifests: ReadonlyMap<string, Manifest>,
  isIn: (folder: string) => boolean,
): Set<string> {
  const names = [...manifests].flatMap(([folder, { project }]) =>
    project && isIn(folder) ? [normalizeName(project.name)] : [],
  );
  return new Set(names);
}

function withFreeNames(
  folders: readonly string[],
  manifests: ReadonlyMap<string, Manifest>,
  taken: ReadonlySet<string>,
): string[] {
  const names = new Set(taken);
  return folders.filter((folder) => {
    const name = normalizeName(manifests.get(folder)?.project?.name ?? '');
    if (names.has(name)) return false;
    names.add(name);
    return true;
  });
}

function tidy(member: string): string {
  return posix.normalize(member).replace(/\/$/, '');
}
