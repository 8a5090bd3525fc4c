import type { PythonProject } from '../model';
import { environmentBinary } from './environment-binary';
import type { PlannedTarget } from './inferred-target';

/** Compares the models with a real database, which is no input that Nx could hash: never cached. */
export function planDbCheck(project: PythonProject): PlannedTarget {
  const alembic = environmentBinary(project, 'alembic');
  return {
    command: `${alembic} check`,
    options: { cwd: '{projectRoot}' },
    metadata: {
      technologies: ['python', 'alembic'],
      description: 'Fail when the models say something that no migration says.',
      help: { command: `${alembic} check --help`, example: {} },
    },
  };
}
