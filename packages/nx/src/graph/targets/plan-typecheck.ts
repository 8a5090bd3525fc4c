import { isTable } from '../../manifest/check-shape';
import type { PythonProject } from '../model';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import {
  afterLockSlice,
  environmentInputs,
  NO_NPM,
  OWN_SOURCES,
  SOURCES_OF_DEPENDENCIES,
  sharedSettings,
} from './inputs';

/** mypy in the project's folder: from the root it stops at the second module named `core`. */
export function planTypecheck(
  project: PythonProject,
  _name: string,
  names: TargetNames,
): PlannedTarget {
  const mypy = environmentBinary(project, 'mypy');
  return {
    command: namesItsFiles(project) ? mypy : `${mypy} .`,
    options: { cwd: '{projectRoot}' },
    dependsOn: afterLockSlice(project, names),
    cache: true,
    inputs: [
      ...OWN_SOURCES,
      '{projectRoot}/mypy.ini',
      '{workspaceRoot}/mypy.ini',
      ...SOURCES_OF_DEPENDENCIES,
      ...environmentInputs(project, names),
      ...sharedSettings(project, 'mypy'),
      ...NO_NPM,
    ],
    outputs: [],
    metadata: {
      technologies: ['python', 'mypy'],
      description: 'Check the types with mypy.',
      help: { command: `${mypy} --help`, example: { args: ['--pretty'] } },
    },
  };
}

/** A path on the command line would win over what the project configured. */
function namesItsFiles({ manifest }: PythonProject): boolean {
  const settings = manifest.tools['mypy'];
  return (
    isTable(settings) &&
    ['files', 'packages', 'modules'].some((key) => Object.hasOwn(settings, key))
  );
}
