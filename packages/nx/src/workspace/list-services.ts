import { getProjects, type ProjectConfiguration, type Tree } from '@nx/devkit';
import { parse } from 'smol-toml';
import { noServiceNamed, notAService, unknownService } from './errors';
import { readUvWorkspace } from './uv-workspace';

/** A project that features can be added to. */
export interface Service {
  readonly name: string;
  readonly root: string;
}

// What makes a project a service: its manifest, the list of features, and the rooms it is built of.
const MARKS = ['pyproject.toml', 'main.py', 'core/features.py'];

/**
 * The service that a generator works on: the one named, else the one the user stands in, else the only one.
 *
 * @throws CannotGenerate naming the services there are
 */
export function readService(
  tree: Tree,
  name: string | undefined,
  workingDirectory: string,
): Service {
  const projects = namedRoots(tree);
  const services = projects.filter(({ root }) => missingMark(tree, root) === undefined);
  const names = services.map((service) => service.name);
  if (name === undefined) {
    const here = services.find(({ root }) => `${workingDirectory}/`.startsWith(`${root}/`));
    const chosen = here ?? (services.length === 1 ? services[0] : undefined);
    if (chosen === undefined) throw noServiceNamed(names);
    return chosen;
  }
  const project = projects.find((candidate) => candidate.name === name);
  if (project === undefined) throw unknownService(name, names);
  const missing = missingMark(tree, project.root);
  if (missing !== undefined) throw notAService(name, project.root, missing);
  return project;
}

function missingMark(tree: Tree, root: string): string | undefined {
  return MARKS.find((path) => !tree.exists(`${root}/${path}`));
}

/** Every project by name and folder: those Nx reads from the Tree, then uv members without a project.json. */
export function namedRoots(
  tree: Tree,
  projects: ReadonlyMap<string, ProjectConfiguration> = getProjects(tree),
): Service[] {
  const found = [...projects].map(([name, { root }]) => ({ name, root }));
  const roots = new Set(found.map(({ root }) => root));
  const members = readUvWorkspace(tree)?.members ?? [];
  const others = members
    .filter((root) => !roots.has(root))
    .flatMap((root) => {
      const name = distributionName(tree.read(`${root}/pyproject.toml`, 'utf-8'));
      return name === undefined ? [] : [{ name, root }];
    });
  return [...found, ...others];
}

/** `[project] name` of a manifest; `undefined` where it has none or does not parse, which is its owner's matter. */
export function distributionName(content: string | null): string | undefined {
  if (content === null) return undefined;
  try {
    const project = parse(content)['project'] as { name?: unknown } | undefined;
    return typeof project?.name === 'string' ? project.name : undefined;
  } catch {
    // A broken manifest elsewhere must not stop this command; the graph warns about it with file and line.
    return undefined;
  }
}
