import type { Shape } from '../shape';
import type { PlannedTarget, TargetNames } from './inferred-target';
import { afterLockSlice, environmentInputs, NO_NPM, ownSources } from './inputs';

/** An executor and not deptry itself: it knows the packages of the uv workspace, and says what to add. */
export function planDeps(shape: Shape, name: string, names: TargetNames): PlannedTarget {
  return {
    executor: '@paxx/nx:deps',
    options: {},
    dependsOn: afterLockSlice(shape, names),
    cache: true,
    inputs: [...ownSources(['**/*.ipynb']), ...environmentInputs(shape, names), ...NO_NPM],
    outputs: [],
    metadata: {
      technologies: ['deptry'],
      description: 'Fail where an import is not declared in pyproject.toml.',
      help: { command: `npx nx run ${name} --help`, example: {} },
    },
  };
}
