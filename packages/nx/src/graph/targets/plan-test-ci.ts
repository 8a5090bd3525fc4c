import type { TestPart } from '../test-parts/plan-test-parts';
import type { PythonProject } from '../model';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import { afterLockSlice, type Inputs, otherFiles, OWN_FILES } from './inputs';
import { testInputs } from './test-inputs';

/** The parts, and before them the target that stands for all: `test-ci`, `test-ci--features/orders` … */
export function planTestCi(
  project: PythonProject,
  name: string,
  names: TargetNames,
  parts: readonly TestPart[],
): ReadonlyMap<string, PlannedTarget> {
  const planned = parts.map((part) => [`${name}--${part.name}`, part] as const);
  return new Map([
    [
      name,
      planAll(
        project,
        names,
        planned.map(([part]) => part),
      ),
    ],
    ...planned.map(([target, part]) => [target, planPart(project, names, part)] as const),
  ]);
}

/** Runs nothing itself. With the inputs of `test`, so that Nx 24 finds it affected whenever a part can be. */
function planAll(
  project: PythonProject,
  names: TargetNames,
  parts: readonly string[],
): PlannedTarget {
  return {
    executor: 'nx:noop',
    cache: true,
    dependsOn: [
      ...parts.map((target) => ({ target, params: 'forward' as const })),
      ...afterLockSlice(project, names),
    ],
    inputs: testInputs(OWN_FILES, project, names),
    outputs: [],
    metadata: {
      technologies: ['python', 'pytest'],
      description: 'Run the tests feature by feature, each with a result of its own in the cache.',
      help: {
        command: `${environmentBinary(project, 'pytest')} --help`,
        example: { args: ['-k', 'orders'] },
      },
    },
  };
}

/** The sources that its tests can load, and every file that is no source: a test reads what it likes. */
function planPart(project: PythonProject, names: TargetNames, part: TestPart): PlannedTarget {
  const sources: Inputs = part.sources.map((pattern) => `{projectRoot}/${pattern}`);
  return {
    executor: '@paxx/nx:test-ci',
    options: { paths: part.paths },
    dependsOn: afterLockSlice(project, names),
    cache: true,
    inputs: testInputs(sources.concat(otherFiles(part.otherKinds)), project, names),
    outputs: [],
    metadata: {
      technologies: ['python', 'pytest'],
      description: `Run the tests of ${part.name} with pytest.`,
    },
  };
}
