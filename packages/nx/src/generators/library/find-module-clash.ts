import type { Tree } from '@nx/devkit';
import type { Service } from '../../workspace/list-services';
import { lockedModules } from '../../workspace/locked-packages';
import { KEYWORDS, STANDARD_MODULES } from '../../workspace/python-words';

/** What every service has at its top, so that a library of the name could not be imported there. */
const OF_SERVICES = new Set(
  'cli conftest core features main migrations settings tests test src'.split(' '),
);

/**
 * Makes a check of what a library would be imported as: one environment holds all the projects, and Python takes
 * the first module of a name that it finds.
 *
 * @param projects those of the workspace, without the library itself
 */
export function moduleClashes(
  tree: Tree,
  projects: readonly Service[],
): (name: string) => string | undefined {
  const owners = new Map(
    projects.flatMap(({ name, root }) => modulesOf(tree, root).map((module) => [module, name])),
  );
  const installed = new Set(lockedModules(tree));
  return (name) => {
    const module = name.replaceAll('-', '_');
    if (KEYWORDS.has(module)) return `${module} is a keyword of Python`;
    if (STANDARD_MODULES.has(module)) return `Python has a module ${module} of its own`;
    if (OF_SERVICES.has(module)) return `services have a module ${module} of their own`;
    const owner = owners.get(module);
    if (owner !== undefined) return `the project '${owner}' has a module ${module} already`;
    return installed.has(module)
      ? `a package that services use is imported as ${module}`
      : undefined;
  };
}

/** What a project lets be imported: at its top, or in a `src` layout. */
function modulesOf(tree: Tree, root: string): string[] {
  if (!tree.exists(`${root}/pyproject.toml`)) return [];
  const folders = [root, `${root}/src`];
  return folders.flatMap((folder) =>
    tree.children(folder).flatMap((name) => {
      const module = /^([A-Za-z_]\w*)\.py$/.exec(name)?.[1];
      if (module !== undefined) return [module];
      return tree.exists(`${folder}/${name}/__init__.py`) ? [name] : [];
    }),
  );
}
