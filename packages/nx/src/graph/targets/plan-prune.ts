import type { Shape } from '../shape';
import type { PlannedTarget, TargetNames } from './inferred-target';
import {
  afterLockSlice,
  environmentInputs,
  type Inputs,
  NO_NPM,
  OWN_ARTEFACT_FILES,
} from './inputs';

/** Everything of the libraries too: a README is part of what `uv sync` builds them from. */
const FILES_OF_DEPENDENCIES: Inputs = ['^{projectRoot}/**/*'];

/** A copy of files and a part of the lock: nothing else decides it, neither the network nor the environment. */
export function planPrune(shape: Shape, name: string, names: TargetNames): PlannedTarget {
  return {
    executor: '@paxx/nx:prune',
    options: { outputPath: 'dist/deploy/{projectName}' },
    dependsOn: afterLockSlice(shape, names),
    cache: true,
    inputs: [
      ...OWN_ARTEFACT_FILES,
      ...FILES_OF_DEPENDENCIES,
      ...environmentInputs(shape, names, ['pyproject.toml', 'uv.toml']),
      ...NO_NPM,
    ],
    outputs: ['{options.outputPath}'],
    metadata: {
      technologies: ['uv'],
      description:
        'Write a folder to deploy: the service, its libraries, and their part of uv.lock.',
      help: {
        command: `npx nx run ${name} --help`,
        example: { options: { outputPath: 'dist/image' } },
      },
    },
  };
}
