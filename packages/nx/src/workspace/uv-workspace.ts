import type { Tree } from '@nx/devkit';
import { parse } from 'smol-toml';
import { valueAt } from '../manifest/check-shape';
import type { UvWorkspace } from '../manifest/manifest';
import { matchMembers } from '../manifest/match-members';
import { readUvWorkspace as readTable } from '../manifest/read-uv-workspace';
import { editToml } from '../seams/edit-toml';
import { applySeam, applySeamOrThrow } from './apply-seam';
import { cannotDropMember, cannotEdit } from './errors';

const MANIFEST = 'pyproject.toml';
const HEADER = `# The uv workspace: one lock file and one environment for every Python project of this repository.
# Members are listed one by one: a glob over a folder that also holds another kind of project stops every uv command.
[tool.uv.workspace]
members = [
]
`;

/** A uv workspace as its root manifest declares it. */
export interface RootWorkspace extends UvWorkspace {
  /** The root's own `[project]` name, where it has one. */
  readonly rootName: string | undefined;
}

/** Make the root manifest a uv workspace; a `[project]` and everything else in it stays. */
export function ensureUvWorkspace(tree: Tree): void {
  const content = tree.read(MANIFEST, 'utf-8') ?? '';
  if (readUvWorkspace(tree) !== undefined) return;
  const gap = content === '' ? '' : content.endsWith('\n') ? '\n' : '\n\n';
  const eol = content.includes('\r\n') ? '\r\n' : '\n';
  const text = content + (gap + HEADER).replaceAll('\n', eol);
  if (!isToml(text)) {
    throw cannotEdit(MANIFEST, 'a [tool.uv.workspace] table does not fit into it', [
      '[tool.uv.workspace]',
      'members = []',
    ]);
  }
  tree.write(MANIFEST, text);
}

/** List a project's folder as a member, unless a member or a glob covers it. */
export function addUvMember(tree: Tree, directory: string): void {
  const workspace = readUvWorkspace(tree);
  if (workspace !== undefined && matchMembers(workspace)(directory)) return;
  const path = ['tool', 'uv', 'workspace', 'members'];
  applySeamOrThrow(tree, MANIFEST, (content) =>
    editToml(content, { kind: 'item', path, value: directory }),
  );
}

/** Take a member out of the list; every comment stays. */
export function removeUvMember(tree: Tree, member: string): void {
  const path = ['tool', 'uv', 'workspace', 'members'];
  const refusal = applySeam(tree, MANIFEST, (content) =>
    editToml(content, { kind: 'no item', path, value: member }),
  );
  if (refusal !== undefined) throw cannotDropMember(MANIFEST, member, refusal.cause);
}

/** The uv workspace of the root manifest; `undefined` where there is none yet. */
export function readUvWorkspace(tree: Tree): RootWorkspace | undefined {
  const content = tree.read(MANIFEST, 'utf-8');
  if (content === null) return undefined;
  const root = parseOrThrow(content);
  const workspace = readTable(root);
  const name = valueAt(root, ['project', 'name']);
  return workspace && { ...workspace, rootName: typeof name === 'string' ? name : undefined };
}

function parseOrThrow(content: string): Record<string, unknown> {
  try {
    return parse(content);
  } catch (error) {
    const cause = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw cannotEdit(MANIFEST, `it is not valid TOML (${cause})`, ['[tool.uv.workspace]']);
  }
}

function isToml(content: string): boolean {
  try {
    parse(content);
    return true;
  } catch {
    // What fits is decided by the parser: a dotted or inline `tool` table refuses a second header.
    return false;
  }
}
