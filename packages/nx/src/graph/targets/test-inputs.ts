import type { PythonProject } from '../model';
import type { TargetNames } from './inferred-target';
import {
  environmentInputs,
  type Inputs,
  NO_NPM,
  sharedSettings,
  SOURCES_OF_DEPENDENCIES,
  TEST_VARIABLES,
} from './inputs';

/** What decides tests besides the project's own files, all of which or some are `own`. */
export function testInputs(own: Inputs, project: PythonProject, names: TargetNames): Inputs {
  return own.concat(
    SOURCES_OF_DEPENDENCIES,
    environmentInputs(project, names),
    sharedSettings(project, 'pytest'),
    TEST_VARIABLES,
    NO_NPM,
  );
}
