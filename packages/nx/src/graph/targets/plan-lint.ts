import type { Shape } from '../shape';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import { afterLockSlice, environmentInputs, NO_NPM, ownSources, sharedSettings } from './inputs';

const SETTINGS = ['ruff.toml', '.ruff.toml'];

/**
 * ruff, then import-linter where it is configured. Both judge a project's own files only: nothing of its
 * dependencies is an input. What follows `--` is for ruff (`--fix`); import-linter would not know it.
 */
export function planLint(shape: Shape, _name: string, names: TargetNames): PlannedTarget {
  const ruff = environmentBinary(shape, 'ruff');
  const check = { command: `${ruff} check .`, forwardAllArgs: true };
  const contracts = { command: environmentBinary(shape, 'lint-imports'), forwardAllArgs: false };
  return {
    executor: 'nx:run-commands',
    options: {
      cwd: '{projectRoot}',
      parallel: false,
      commands: shape.hasContracts ? [check, contracts] : [check],
    },
    dependsOn: afterLockSlice(shape, names),
    cache: true,
    inputs: [
      ...ownSources(['**/*.ipynb', ...SETTINGS]),
      ...environmentInputs(shape, names, sharedSettings(shape, 'ruff', SETTINGS)),
      ...NO_NPM,
    ],
    outputs: [],
    metadata: {
      technologies: ['ruff'],
      description: shape.hasContracts
        ? 'Lint with ruff and check the import contracts.'
        : 'Lint with ruff.',
      help: { command: `${ruff} check --help`, example: { args: ['--fix'] } },
    },
  };
}
