import { parsePyproject } from '../manifest/parse-pyproject';
import type { PythonProject } from '../graph/model';

/** The service `apps/api` of a uv workspace at the root, from the text of its manifest below `[project]`. */
export function pythonProject(
  manifest = '',
  changes: Partial<Omit<PythonProject, 'manifest'>> = {},
): PythonProject {
  const parsed = parsePyproject(`[project]\nname = "api"\n${manifest}`);
  if (parsed.kind === 'broken') throw new Error(parsed.problem.cause);
  const files = { alembicIni: false, main: false, openapiCommand: false, tests: false };
  return {
    root: 'apps/api',
    name: 'api',
    manifest: parsed.manifest,
    environment: '.',
    sharedTools: new Set(),
    files,
    ...changes,
  };
}
