import type { TestPart } from '../test-parts/plan-test-parts';
import type { Shape } from '../shape';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import { afterLockSlice, type Inputs, otherFiles, OWN_FILES } from './inputs';
import { testInputs } from './test-inputs';

/** `test-ci--features/orders`. */
export function targetOfPart(name: string, part: TestPart): string {
  return `${name}--${part.name}`;
}

/** The parts, and before them the target that stands for all. */
export function planTestCi(
  shape: Shape,
  name: string,
  names: TargetNames,
  parts: readonly TestPart[],
): ReadonlyMap<string, PlannedTarget> {
  const targets = parts.map((part) => targetOfPart(name, part));
  return new Map([
    [name, planAll(shape, names, targets)],
    ...parts.map((part) => [targetOfPart(name, part), planPart(shape, names, part)] as const),
  ]);
}

/** Runs nothing itself. With the inputs of `test`, so that Nx 24 finds it affected whenever a part can be. */
function planAll(shape: Shape, names: TargetNames, parts: readonly string[]): PlannedTarget {
  return {
    executor: 'nx:noop',
    cache: true,
    dependsOn: [
      ...parts.map((target) => ({ target, params: 'forward' as const })),
      ...afterLockSlice(shape, names),
    ],
    inputs: testInputs(OWN_FILES, shape, names),
    outputs: [],
    metadata: {
      technologies: ['pytest'],
      description: 'Run the tests feature by feature, each with a result of its own in the cache.',
      help: {
        command: `${environmentBinary(shape, 'pytest')} --help`,
        example: { args: ['-k', 'orders'] },
      },
    },
  };
}

/** The sources that its tests can load, and every file that is no source: a test reads what it likes. */
function planPart(shape: Shape, names: TargetNames, part: TestPart): PlannedTarget {
  const sources: Inputs = part.sources.map((pattern) => `{projectRoot}/${pattern}`);
  return {
    executor: '@paxx/nx:test-ci',
    options: { paths: part.paths },
    dependsOn: afterLockSlice(shape, names),
    cache: true,
    inputs: testInputs(sources.concat(otherFiles(part.otherKinds)), shape, names),
    outputs: [],
    metadata: {
      technologies: ['pytest'],
      description: `Run the tests of ${part.name} with pytest.`,
    },
  };
}
