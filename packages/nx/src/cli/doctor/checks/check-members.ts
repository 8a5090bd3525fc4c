import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { compareMembers, type MemberChanges } from '../../../manifest/compare-members';
import { locateKey } from '../../../manifest/locate-key';
import { matchMembers } from '../../../manifest/match-members';
import type { Facts } from '../facts';
import type { Finding } from '../finding';

const MANIFEST = 'pyproject.toml';
const MEMBERS = ['tool', 'uv', 'workspace', 'members'];
const cure = 'npx nx sync';

/** Projects that the uv workspace does not list: uv gives them no environment, and no other may require them. */
export function checkUnlisted(facts: Facts): Finding[] {
  return changesOf(facts).unlisted.map((folder) => ({
    check: 'member-unlisted',
    where: posix.join(folder, MANIFEST),
    what: `The uv workspace of ${MANIFEST} does not list this project.`,
    cure: `${cure} (or, to keep it alone, name ${folder} in exclude of [tool.uv.workspace])`,
  }));
}

/** Members that are gone; uv passes over them in silence. */
export function checkVanished(facts: Facts): Finding[] {
  return changesOf(facts).vanished.map((folder) => ({
    check: 'member-vanished',
    where: lineOf(facts, folder),
    what: `The member '${folder}' has no ${MANIFEST}.`,
    cure,
  }));
}

/** A glob that catches a folder without a manifest, be it an Angular app, stops every uv command. */
export function checkGlobs(facts: Facts): Finding[] {
  const workspace = facts.model.manifests.get('.')?.workspace;
  if (workspace === undefined) return [];
  const folders = foldersOf(facts.files).filter((folder) => !/(^|\/)\./.test(folder));
  return workspace.members
    .filter((member) => /[*?[]/.test(member))
    .flatMap((member) => {
      const isMember = matchMembers({ members: [member], exclude: workspace.exclude });
      return folders
        .filter((folder) => isMember(folder) && !existsSync(join(facts.root, folder, MANIFEST)))
        .map((folder) => ({
          check: 'member-glob' as const,
          where: lineOf(facts, member),
          what: `'${member}' catches ${folder}, which has no ${MANIFEST}: every uv command fails.`,
          cure: `Add "${folder}" to exclude of [tool.uv.workspace], or list the members one by one.`,
        }));
    });
}

function changesOf({ root, model }: Facts): MemberChanges {
  return compareMembers({
    manifests: model.manifests,
    hasManifest: (folder) => existsSync(join(root, folder, MANIFEST)),
    hasFile: (path) => existsSync(join(root, path)),
  });
}

/** The line of a member, which may stand in one line with others. */
function lineOf({ read }: Facts, member: string): string {
  const text = read(MANIFEST) ?? '';
  const start = locateKey(text, MEMBERS) - 1;
  const rest = text.split(/\r?\n/).slice(start);
  const line = rest.findIndex(
    (each) => each.includes(`"${member}"`) || each.includes(`'${member}'`),
  );
  return `${MANIFEST}:${start + Math.max(line, 0) + 1}`;
}

/** Every folder that holds a file, at any depth. */
function foldersOf(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let folder = posix.dirname(file); folder !== '.' && !folders.has(folder);)
      folder = posix.dirname(folders.add(folder) && folder);
  }
  return [...folders].sort();
}
