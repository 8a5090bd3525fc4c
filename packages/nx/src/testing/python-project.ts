import { parsePyproject } from '../manifest/parse-pyproject';
import type { ProjectFiles, PythonProject } from '../graph/model';

/** The service `apps/api` of a uv workspace at the root, from the text of its manifest below `[project]`. */
export function pythonProject(
  manifest = '',
  changes: Partial<Omit<PythonProject, 'manifest'>> = {},
): PythonProject {
  const parsed = parsePyproject(`[project]\nname = "api"\n${manifest}`);
  if (parsed.kind === 'broken') throw new Error(parsed.problem.cause);
  return {
    root: 'apps/api',
    name: 'api',
    manifest: parsed.manifest,
    environment: '.',
    sharedTools: new Set(),
    files: filesOf([]),
    ...changes,
  };
}

/** What lies beside the manifest: names, and the rest as it is in a library. */
export function filesOf(
  names: readonly string[],
  changes: Partial<Omit<ProjectFiles, 'names'>> = {},
): ProjectFiles {
  return {
    names: new Set(names),
    settings: new Set(),
    entrypoint: undefined,
    openapiCommand: false,
    ...changes,
  };
}
