import type { Shape } from '../shape';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget } from './inferred-target';

/** Compares the models with a real database, which is no input that Nx could hash: never cached. */
export function planDbCheck(shape: Shape): PlannedTarget {
  const alembic = environmentBinary(shape, 'alembic');
  return {
    command: `${alembic} check`,
    options: { cwd: '{projectRoot}' },
    metadata: {
      technologies: ['alembic'],
      description: 'Fail when the models say something that no migration says.',
      help: { command: `${alembic} check --help`, example: {} },
    },
  };
}
