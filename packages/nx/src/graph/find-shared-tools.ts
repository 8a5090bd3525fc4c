import type { Parsed, Section } from '../manifest/manifest';

const GROUPS = new Set<Section>(['dependency-groups', 'tool.uv.dev-dependencies']);

/**
 * What the dependency groups of a workspace root require. Of a half-typed one everything that it quotes: its members must not
 * lose their targets for the while.
 */
export function findSharedTools(parsed: Parsed | undefined): ReadonlySet<string> {
  if (parsed?.kind === 'broken') return parsed.mentions;
  const inGroups = parsed?.manifest.requirements.filter(({ section }) => GROUPS.has(section)) ?? [];
  return new Set(inGroups.map(({ name }) => name));
}
