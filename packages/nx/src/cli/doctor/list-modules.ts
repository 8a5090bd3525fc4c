import { posix } from 'node:path';
import { installedModule } from '../../manifest/installed-module';
import type { PythonProject } from '../../graph/model';

/** The modules that a project's code imports by their bare name. */
export interface ProjectModules {
  readonly project: PythonProject;
  /** By name: the file or folder. */
  readonly modules: ReadonlyMap<string, string>;
  /** Those that every project of the environment can import, once this one is installed. */
  readonly offered: ReadonlySet<string>;
}

/** Not imported by name, or by their own tool only. */
const NO_MODULES = new Set([
  'setup',
  'conftest',
  'noxfile',
  'tests',
  'test',
  '__init__',
  '__main__',
]);

/** What lies at the top of each project, or of its `src`; a folder without `__init__.py` gives way to any other module. */
export function listModules(
  projects: readonly PythonProject[],
  files: readonly string[],
): ProjectModules[] {
  const found = new Map(projects.map((project) => [project.root, new Map<string, string>()]));
  for (const file of files) {
    const place = placeOf(file);
    if (place === undefined || NO_MODULES.has(place.module)) continue;
    const root = [place.folder, withoutSrc(place.folder)].find((folder) => found.has(folder));
    if (root !== undefined) found.get(root)?.set(place.module, place.path);
  }
  return projects.map((project) => {
    const modules = found.get(project.root) ?? new Map<string, string>();
    return { project, modules, offered: offeredBy(project, modules) };
  });
}

interface Place {
  readonly folder: string;
  readonly module: string;
  readonly path: string;
}

function placeOf(file: string): Place | undefined {
  const folder = posix.dirname(file);
  const base = posix.basename(file);
  if (base === '__init__.py')
    return { folder: posix.dirname(folder), module: posix.basename(folder), path: folder };
  return base.endsWith('.py') ? { folder, module: base.slice(0, -3), path: file } : undefined;
}

function withoutSrc(folder: string): string {
  return posix.basename(folder) === 'src' ? posix.dirname(folder) : folder;
}

/** Its `src`, or the package of its name. */
function offeredBy(project: PythonProject, modules: ReadonlyMap<string, string>): Set<string> {
  const own = installedModule(project.manifest);
  if (own === undefined) return new Set();
  const src = posix.join(project.root, 'src/');
  const names = [...modules].filter(([name, path]) => name === own || path.startsWith(src));
  return new Set(names.map(([name]) => name));
}
