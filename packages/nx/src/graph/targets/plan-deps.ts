import type { PythonProject } from '../model';
import type { PlannedTarget, TargetNames } from './inferred-target';
import { afterLockSlice, environmentInputs, NO_NPM, OWN_SOURCES } from './inputs';

/** An executor and not deptry itself: it knows the packages of the uv workspace, and says what to add. */
export function planDeps(project: PythonProject, name: string, names: TargetNames): PlannedTarget {
  return {
    executor: '@paxx/nx:deps',
    options: {},
    dependsOn: afterLockSlice(project, names),
    cache: true,
    inputs: [
      ...OWN_SOURCES,
      '{projectRoot}/**/*.ipynb',
      ...environmentInputs(project, names),
      ...NO_NPM,
    ],
    outputs: [],
    metadata: {
      technologies: ['python', 'deptry'],
      description: 'Fail where an import is not declared in pyproject.toml.',
      help: { command: `npx nx run ${project.name}:${name} --help`, example: {} },
    },
  };
}
