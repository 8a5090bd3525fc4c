import type { PythonProject } from '../model';

export type TypeCheckerName = 'mypy' | 'pyright' | 'ty';

interface TypeChecker {
  readonly tool: TypeCheckerName;
  /** Files of its own, and sections of shared ones. */
  readonly files: readonly string[];
}

const TYPE_CHECKERS: readonly TypeChecker[] = [
  { tool: 'mypy', files: ['mypy.ini', '.mypy.ini'] },
  { tool: 'pyright', files: ['pyrightconfig.json'] },
  { tool: 'ty', files: ['ty.toml'] },
];

/**
 * The type checker of a project. Of several, one that is installed before one that is only configured, then one that the
 * project configures, then in the order mypy, pyright, ty.
 */
export function chooseTypeChecker(project: PythonProject): TypeCheckerName | undefined {
  const { manifest, sharedTools } = project;
  const rank = ({ tool, files }: TypeChecker): number => {
    const required =
      sharedTools.has(tool) || manifest.requirements.some(({ name }) => name === tool);
    return (required ? 2 : 0) + (isConfigured(project, tool, files) ? 1 : 0);
  };
  const ranks = TYPE_CHECKERS.map(rank);
  const best = Math.max(...ranks);
  return best === 0 ? undefined : TYPE_CHECKERS[ranks.indexOf(best)]?.tool;
}

function isConfigured(
  { manifest, files }: PythonProject,
  tool: string,
  own: readonly string[],
): boolean {
  return (
    Object.hasOwn(manifest.tools, tool) ||
    own.some((file) => files.names.has(file)) ||
    (tool === 'mypy' && files.settings.has('mypy'))
  );
}
