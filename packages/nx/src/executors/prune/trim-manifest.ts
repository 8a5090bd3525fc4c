import { parse, stringify } from 'smol-toml';
import { isTable, type Table } from '../../manifest/check-shape';
import { normalizeName } from '../../manifest/normalize-name';
import type { Closure } from './find-closure';

/** Of the development tools of everybody, which a deployment has not: `[dependency-groups]` and what names its groups. */
const OF_GROUPS = ['default-groups', 'dependency-groups'];

/**
 * The manifest of a uv workspace for a closure: the members that it holds, the sources of the packages that it
 * holds, and every setting of uv (indexes, constraints, conflicts …). A root that is a project of its own stays one
 * only where the closure holds it; else nothing but `[tool.uv]` of it is left.
 */
export function trimManifest(text: string, closure: Closure): string {
  const document = parse(text.replace(/^\uFEFF/, ''));
  const isNeeded = closure.members.has('.');
  const tool = isTable(document['tool']) ? document['tool'] : {};
  const uv = isTable(tool['uv']) ? tool['uv'] : {};
  const sources = isTable(uv['sources']) ? trimSources(uv['sources'], closure) : {};
  const trimmed = {
    ...without(uv, isNeeded ? ['sources'] : ['sources', ...OF_GROUPS]),
    ...(Object.keys(sources).length > 0 && { sources }),
    workspace: { members: [...closure.members.keys()].filter((folder) => folder !== '.') },
  };
  return stringify(
    isNeeded ? { ...document, tool: { ...tool, uv: trimmed } } : { tool: { uv: trimmed } },
  );
}

function trimSources(sources: Table, { packages }: Closure): Table {
  const names = new Set([...packages.keys()].map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(sources).filter(([name]) => names.has(normalizeName(name))),
  );
}

function without(table: Table, keys: readonly string[]): Table {
  return Object.fromEntries(Object.entries(table).filter(([key]) => !keys.includes(key)));
}
