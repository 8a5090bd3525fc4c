import type { PythonProject } from '../model';
import { usesTool } from './uses-tool';

const FILES = ['pytest.ini', '.pytest.ini', 'pytest.toml', '.pytest.toml'];

/** pytest, of the project or of everybody; the latter only where tests lie, as pytest fails when it finds none. */
export function hasTests(project: PythonProject): boolean {
  const { names, settings } = project.files;
  return (
    usesTool(project, 'pytest') ||
    FILES.some((file) => names.has(file)) ||
    settings.has('pytest') ||
    settings.has('tool:pytest') ||
    (project.sharedTools.has('pytest') &&
      ['tests', 'test', 'conftest.py'].some((name) => names.has(name)))
  );
}
