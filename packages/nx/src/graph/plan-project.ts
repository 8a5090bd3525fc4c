import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import { isService } from './detect/is-service';
import type { PythonProject } from './model';
import type { TargetNames } from './options';
import { INFERRED_TARGETS } from './targets';
import { planTestCi } from './targets/plan-test-ci';
import type { TestPart } from './test-parts/plan-test-parts';

/** What Nx shall know of one Python project; a `project.json` beside the manifest wins over all of it. */
export function planProject(
  project: PythonProject,
  names: TargetNames,
  parts: readonly TestPart[] = [],
): ProjectConfiguration {
  const targets = new Map<string, TargetConfiguration>();
  for (const { option, when, plan } of INFERRED_TARGETS) {
    const name = names[option];
    if (name !== false && when(project)) targets.set(name, plan(project, name, names));
  }
  const testCi = names.testCiTargetName;
  const ofTestCi =
    testCi === false || parts.length === 0 ? [] : [...planTestCi(project, testCi, names, parts)];
  for (const [name, target] of ofTestCi) targets.set(name, target);
  const slice = `${names.lockSliceTargetName}`;
  // Nothing reads the lock of a project without tools.
  if (![...targets.values()].some(({ dependsOn }) => dependsOn?.includes(slice)))
    targets.delete(slice);
  const description = project.manifest.project?.description;
  return {
    name: project.name,
    root: project.root,
    projectType: isService(project) ? 'application' : 'library',
    targets: Object.fromEntries(targets),
    metadata: {
      technologies: isService(project) ? ['python', 'fastapi'] : ['python'],
      ...(description !== undefined && { description }),
      // One heading in Nx Console in place of fifty entries.
      ...(ofTestCi.length > 0 && {
        targetGroups: { [`${testCi}`]: ofTestCi.map(([name]) => name) },
      }),
    },
  };
}
