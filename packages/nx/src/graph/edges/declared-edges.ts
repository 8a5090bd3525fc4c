import { posix } from 'node:path';
import { normalizeName } from '../../manifest/normalize-name';
import type { Requirement, Source } from '../../manifest/manifest';
import type { Edge, PythonProject, WorkspaceModel } from '../model';

/**
 * Who depends on whom by what the manifests declare. The name of a requirement means a project only inside one uv
 * workspace (or by a path), so equal module names of two services never meet. Right before the lock is.
 */
export function declaredEdges(model: WorkspaceModel): Edge[] {
  const members = membersByName(model);
  const all: Edge[] = [];
  for (const project of model.projects.values()) {
    const edges = new Map<string, Edge>();
    for (const requirement of project.manifest.requirements) {
      if (isForeign(project, requirement, model, members)) continue;
      for (const source of sourcesOf(project, requirement, model))
        for (const edge of edgesTo(project, requirement, source, model, members))
          edges.set(edge.to, edge);
    }
    all.push(...edges.values());
  }
  return all;
}

/** Two of three requirements are packages of nobody here: there is nothing to look at. */
function isForeign(
  { environment, manifest }: PythonProject,
  { name, origin }: Requirement,
  { manifests }: WorkspaceModel,
  members: Members,
): boolean {
  return (
    origin === undefined &&
    members.get(environment)?.has(name) !== true &&
    !manifest.sources.has(name) &&
    manifests.get(environment)?.sources.has(name) !== true
  );
}

/**
 * Roots by environment, then by normalised name. Two members of one name, which uv refuses, are both meant: better a run too
 * many than one too few.
 */
type Members = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

function membersByName({ projects }: WorkspaceModel): Members {
  const members = new Map<string, Map<string, string[]>>();
  for (const { environment, name, root } of projects.values()) {
    const byName = members.get(environment) ?? new Map<string, string[]>();
    members.set(environment, byName);
    const key = normalizeName(name);
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [root]);
    else known.push(root);
  }
  return members;
}

interface PlacedSource {
  readonly source: Source | { readonly kind: 'name' } | { readonly kind: 'direct'; path: string };
  /** The folder that a path starts from. */
  readonly base: string;
}

/**
 * As uv does: the project's own entry, else the one of the workspace root, else what the requirement says itself, else
 * the bare name. uv would refuse to lock the last without `workspace = true`; the edge is there before that is written.
 */
function sourcesOf(
  { root, environment, manifest }: PythonProject,
  { name, section, origin }: Requirement,
  model: WorkspaceModel,
): PlacedSource[] {
  const placed = (sources: readonly PlacedSource['source'][], base: string): PlacedSource[] =>
    sources.map((source) => ({ source, base }));
  const direct = origin?.kind === 'path' ? [{ kind: 'direct' as const, path: origin.path }] : [];
  if (section === 'tool.poetry') return placed(direct, root);
  const own = manifest.sources.get(name);
  if (own !== undefined) return placed(own, root);
  const shared = model.manifests.get(environment)?.sources.get(name);
  if (shared !== undefined) return placed(shared, environment);
  return placed(origin === undefined ? [{ kind: 'name' }] : direct, root);
}

function edgesTo(
  { root, environment }: PythonProject,
  { name, section }: Requirement,
  { source, base }: PlacedSource,
  { projects }: WorkspaceModel,
  members: Members,
): Edge[] {
  const targets =
    'path' in source ? [joinPath(base, source.path)] : (members.get(environment)?.get(name) ?? []);
  const reason = { section, requirement: name, source: source.kind };
  return targets
    .filter((to) => to !== root && projects.has(to))
    .map((to) => ({ from: root, to, reason }));
}

/** An absolute path is true on one machine only: it leads to no project, as does one above the workspace. */
function joinPath(base: string, path: string): string {
  return posix.isAbsolute(path) ? path : posix.join(base, path).replace(/(?<=.)\/$/, '');
}
