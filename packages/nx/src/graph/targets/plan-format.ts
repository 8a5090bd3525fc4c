import type { Shape } from '../shape';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget } from './inferred-target';

/** Writes the files that would be its inputs, so it is not cached. */
export function planFormat(shape: Shape): PlannedTarget {
  const ruff = environmentBinary(shape, 'ruff');
  return {
    command: `${ruff} format .`,
    options: { cwd: '{projectRoot}' },
    configurations: { check: { command: `${ruff} format --check .` } },
    metadata: {
      technologies: ['ruff'],
      description: 'Format with ruff; the configuration "check" only reports.',
      help: { command: `${ruff} format --help`, example: { args: ['--diff'] } },
    },
  };
}
