import type { PythonProject } from '../model';

/** Whether a project requires a tool itself (also in an extra or a group) or has a `[tool.X]` table for it. */
export function usesTool({ manifest }: PythonProject, tool: string): boolean {
  return (
    Object.hasOwn(manifest.tools, tool) || manifest.requirements.some(({ name }) => name === tool)
  );
}
