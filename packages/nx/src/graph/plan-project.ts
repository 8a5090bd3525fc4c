import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import type { PythonProject } from './model';
import type { TargetNames } from './options';
import { shapeOf, type Shape } from './shape';
import { INFERRED_TARGETS } from './targets';
import type { PlannedTarget } from './targets/inferred-target';
import { planTestCi, targetOfPart } from './targets/plan-test-ci';
import type { TestPart } from './test-parts/plan-test-parts';

type Targets = ReadonlyMap<string, PlannedTarget>;

/** Plans a project, with the tests of its features as `parts`. */
export type Planner = (project: PythonProject, parts?: readonly TestPart[]) => ProjectConfiguration;

/** What Nx shall know of each Python project; a `project.json` beside the manifest wins over all of it. */
export function createPlanner(names: TargetNames): Planner {
  const planned = new Map<string, Targets>();
  const targetsOf = (shape: Shape, parts: readonly TestPart[]): Targets => {
    if (parts.length > 0) return planTargets(shape, names, parts);
    const key = JSON.stringify(shape);
    const targets = planned.get(key) ?? planTargets(shape, names, parts);
    planned.set(key, targets);
    return targets;
  };
  return (project, parts = []) => {
    const shape = shapeOf(project);
    return {
      name: project.name,
      root: project.root,
      projectType: shape.isService ? 'application' : 'library',
      targets: copyAll(targetsOf(shape, parts)),
      metadata: {
        technologies: shape.isService ? ['python', 'fastapi'] : ['python'],
        ...describe(project),
        ...groupParts(names, parts),
      },
    };
  };
}

function planTargets(shape: Shape, names: TargetNames, parts: readonly TestPart[]): Targets {
  const targets = new Map<string, PlannedTarget>();
  for (const { option, when, plan } of INFERRED_TARGETS) {
    const name = names[option];
    if (name !== false && shape[when]) targets.set(name, plan(shape, name, names));
  }
  const testCi = names.testCiTargetName;
  if (testCi !== false && parts.length > 0)
    for (const [name, target] of planTestCi(shape, testCi, names, parts)) targets.set(name, target);
  const slice = `${names.lockSliceTargetName}`;
  // Nothing reads the lock of a project without tools.
  if (![...targets.values()].some(({ dependsOn }) => dependsOn?.includes(slice)))
    targets.delete(slice);
  return targets;
}

/** Nx writes the paths of a project into its options and configurations; those are its own, what it reads only is shared. */
function copyAll(targets: Targets): Record<string, TargetConfiguration> {
  const copies: Record<string, TargetConfiguration> = {};
  for (const [name, target] of targets) {
    const { options, configurations } = target;
    copies[name] = { ...target, options: { ...options } };
    if (configurations) copies[name].configurations = { ...configurations };
  }
  return copies;
}

function describe({ manifest }: PythonProject): { description?: string } {
  const description = manifest.project?.description;
  return description === undefined ? {} : { description };
}

/** One heading in Nx Console in place of fifty entries. */
function groupParts(
  { testCiTargetName: name }: TargetNames,
  parts: readonly TestPart[],
): { targetGroups?: Record<string, string[]> } {
  if (name === false || parts.length === 0) return {};
  return { targetGroups: { [name]: [name, ...parts.map((part) => targetOfPart(name, part))] } };
}
