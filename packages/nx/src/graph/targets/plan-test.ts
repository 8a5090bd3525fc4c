import type { Shape } from '../shape';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import { afterLockSlice, OWN_FILES } from './inputs';
import { testInputs } from './test-inputs';

/**
 * pytest in the project's folder: two services have modules of the same names, so never one run for both. Without its
 * header, which names the folder of this machine: the cache replays it elsewhere.
 */
export function planTest(shape: Shape, _name: string, names: TargetNames): PlannedTarget {
  const pytest = environmentBinary(shape, 'pytest');
  return {
    command: `${pytest} --no-header`,
    options: { cwd: '{projectRoot}' },
    dependsOn: afterLockSlice(shape, names),
    cache: true,
    inputs: testInputs(OWN_FILES, shape, names),
    outputs: [],
    metadata: {
      technologies: ['pytest'],
      description: 'Run the tests with pytest.',
      help: { command: `${pytest} --help`, example: { args: ['-k', 'orders'] } },
    },
  };
}
