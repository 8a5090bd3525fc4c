import type { PythonProject } from '../model';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget, TargetNames } from './inferred-target';
import {
  afterLockSlice,
  environmentInputs,
  type Inputs,
  NO_NPM,
  OWN_SOURCES,
  sharedSettings,
} from './inputs';

const SETTINGS: Inputs = [
  '{projectRoot}/{**/*.ipynb,ruff.toml,.ruff.toml}',
  '{workspaceRoot}/{ruff.toml,.ruff.toml}',
];

/**
 * ruff, then import-linter where it is configured. Both judge a project's own files only: nothing of its
 * dependencies is an input. What follows `--` is for ruff (`--fix`); import-linter would not know it.
 */
export function planLint(project: PythonProject, _name: string, names: TargetNames): PlannedTarget {
  const ruff = environmentBinary(project, 'ruff');
  const check = { command: `${ruff} check .`, forwardAllArgs: true };
  const contracts = { command: environmentBinary(project, 'lint-imports'), forwardAllArgs: false };
  const hasContracts = Object.hasOwn(project.manifest.tools, 'importlinter');
  return {
    executor: 'nx:run-commands',
    options: {
      cwd: '{projectRoot}',
      parallel: false,
      commands: hasContracts ? [check, contracts] : [check],
    },
    dependsOn: afterLockSlice(project, names),
    cache: true,
    inputs: OWN_SOURCES.concat(
      SETTINGS,
      environmentInputs(project, names),
      sharedSettings(project, 'ruff'),
      NO_NPM,
    ),
    outputs: [],
    metadata: {
      technologies: ['python', 'ruff'],
      description: hasContracts
        ? 'Lint with ruff and check the import contracts.'
        : 'Lint with ruff.',
      help: { command: `${ruff} check --help`, example: { args: ['--fix'] } },
    },
  };
}
