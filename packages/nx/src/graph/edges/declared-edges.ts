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
  return [...model.projects.values()].flatMap((project) => {
    const edges = project.manifest.requirements.flatMap((requirement) =>
      sourcesOf(project, requirement, model).flatMap((source) =>
        edgeTo(project, requirement, source, model, members),
      ),
    );
    return [...new Map(edges.map((edge) => [edge.to, edge])).values()];
  });
}

type Members = ReadonlyMap<string, string>;
const memberKey = (environment: string, name: string): string =>
  `${environment}\0${normalizeName(name)}`;

function membersByName({ projects }: WorkspaceModel): Members {
  return new Map(
    [...projects.values()].map(({ environment, name, root }) => [
      memberKey(environment, name),
      root,
    ]),
  );
}

interface PlacedSource {
  readonly source: Source | { readonly kind: 'name' };
  /** The folder that a path starts from. */
  readonly base: string;
}

/** As uv does: the project's own entry, else the one of the workspace root, else the bare name. */
function sourcesOf(
  { root, environment, manifest }: PythonProject,
  { name }: Requirement,
  model: WorkspaceModel,
): PlacedSource[] {
  const own = manifest.sources.get(name);
  if (own !== undefined) return own.map((source) => ({ source, base: root }));
  const shared = model.manifests.get(environment)?.sources.get(name);
  return (
    shared?.map((source) => ({ source, base: environment })) ?? [
      { source: { kind: 'name' }, base: root },
    ]
  );
}

function edgeTo(
  { root, environment }: PythonProject,
  { name, section }: Requirement,
  { source, base }: PlacedSource,
  { projects }: WorkspaceModel,
  members: Members,
): Edge[] {
  const to =
    source.kind === 'path'
      ? posix.join(base, source.path)
      : members.get(memberKey(environment, name));
  const target = to?.replace(/\/+$/, '');
  if (target === undefined || target === root || !projects.has(target)) return [];
  return [{ from: root, to: target, reason: { section, requirement: name, source: source.kind } }];
}
