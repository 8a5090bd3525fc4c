import type { Shape } from '../shape';
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
export function testInputs(own: Inputs, shape: Shape, names: TargetNames): Inputs {
  return [
    ...own,
    ...SOURCES_OF_DEPENDENCIES,
    ...environmentInputs(shape, names, sharedSettings(shape, 'pytest')),
    ...TEST_VARIABLES,
    ...NO_NPM,
  ];
}
