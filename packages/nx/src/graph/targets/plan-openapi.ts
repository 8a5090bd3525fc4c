import type { Shape } from '../shape';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import {
  afterLockSlice,
  environmentInputs,
  NO_NPM,
  OWN_FILES,
  PYTHON_VARIABLES,
  SOURCES_OF_DEPENDENCIES,
} from './inputs';

/**
 * Writes a file and not the terminal: Nx prints its own lines around a command's output, which would be no JSON. Python
 * writes it, as a redirection would empty the file before a command that fails.
 */
export function planOpenapi(shape: Shape, _name: string, names: TargetNames): PlannedTarget {
  const python = environmentBinary(shape, 'python');
  const program = shape.openapiCommand ? '-m cli openapi' : ownProgram(shape);
  return {
    command: `${python} ${program} --output openapi.json`,
    options: { cwd: '{projectRoot}' },
    dependsOn: afterLockSlice(shape, names),
    cache: true,
    inputs: [
      ...OWN_FILES,
      ...SOURCES_OF_DEPENDENCIES,
      ...environmentInputs(shape, names),
      ...PYTHON_VARIABLES,
      ...NO_NPM,
    ],
    outputs: ['{projectRoot}/openapi.json'],
    metadata: {
      technologies: ['openapi'],
      description: 'Write the OpenAPI document of the service to openapi.json.',
      help: { command: `${python} ${program} --help`, example: {} },
    },
  };
}

/**
 * For a service whose own command line does not offer it. By the path that every package manager makes, relative to the
 * project, so that two clones share the cache.
 */
function ownProgram({ toWorkspace, entrypoint }: Shape): string {
  const { app = 'main:app', from = '.' } = entrypoint ?? {};
  // It goes through a shell; the program says what is wrong with one that had other characters.
  const word = app.replace(/[^\w.:/-]/g, '');
  return `${toWorkspace}node_modules/@paxx/nx/dist/python/write_openapi.py ${word}${from === '.' ? '' : ` --from ${from}`}`;
}
