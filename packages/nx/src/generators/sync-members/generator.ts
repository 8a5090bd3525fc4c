import type { Tree } from '@nx/devkit';
import { compareMembers } from '../../manifest/compare-members';
import { addUvMember, readUvWorkspace, removeUvMember } from '../../workspace/uv-workspace';
import { projectRoots, readMembers } from './read-members';

/** What `nx sync` and `nx sync:check` show. */
export interface SyncResult {
  readonly outOfSyncMessage: string;
  readonly outOfSyncDetails: string[];
}

/** Correct the members of the root uv workspace; nothing comes back where they are right. */
export default function syncMembersGenerator(tree: Tree): Promise<SyncResult | undefined> {
  return syncMembers(tree, projectRoots);
}

/** @param findRoots tells the folders of the projects, which only a real workspace has a graph of */
export async function syncMembers(
  tree: Tree,
  findRoots: () => Promise<string[]>,
): Promise<SyncResult | undefined> {
  if (readUvWorkspace(tree) === undefined) return undefined;
  const { unlisted, vanished } = compareMembers(readMembers(tree, await findRoots()));
  if (unlisted.length + vanished.length === 0) return undefined;
  for (const member of vanished) removeUvMember(tree, member);
  for (const member of unlisted) addUvMember(tree, member);
  return {
    outOfSyncMessage:
      'The members of the uv workspace in pyproject.toml are not the projects that are there. After `nx sync`: uv sync --all-packages',
    outOfSyncDetails: [
      ...unlisted.map(
        (folder) =>
          `Not listed: ${folder}. To keep it alone, name it in exclude of [tool.uv.workspace].`,
      ),
      ...vanished.map((folder) => `Listed, but without a pyproject.toml: ${folder}`),
    ],
  };
}
