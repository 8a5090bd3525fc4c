import type { PythonProject } from '../model';
import { usesTool } from './uses-tool';

/** ruff, of the project or among the shared tools of its uv workspace. */
export function isLinted(project: PythonProject): boolean {
  const { files, sharedTools } = project;
  return (
    usesTool(project, 'ruff') ||
    sharedTools.has('ruff') ||
    files.names.has('ruff.toml') ||
    files.names.has('.ruff.toml')
  );
}
