import type { PythonProject } from '../model';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import {
  afterLockSlice,
  environmentInputs,
  NO_NPM,
  OWN_FILES,
  SOURCES_OF_DEPENDENCIES,
} from './inputs';

/**
 * Writes a file and not the terminal: Nx prints its own lines around a command's output, which would be no JSON. The
 * service writes it, as a redirection would empty the file before a command that fails.
 */
export function planOpenapi(
  project: PythonProject,
  _name: string,
  names: TargetNames,
): PlannedTarget {
  const python = environmentBinary(project, 'python');
  return {
    command: `${python} -m cli openapi --output openapi.json`,
    options: { cwd: '{projectRoot}' },
    dependsOn: afterLockSlice(project, names),
    cache: true,
    inputs: [
      ...OWN_FILES,
      ...SOURCES_OF_DEPENDENCIES,
      ...environmentInputs(project, names),
      ...NO_NPM,
    ],
    outputs: ['{projectRoot}/openapi.json'],
    metadata: {
      technologies: ['python', 'fastapi', 'openapi'],
      description: 'Write the OpenAPI document of the service to openapi.json.',
      help: { command: `${python} -m cli openapi --help`, example: {} },
    },
  };
}
