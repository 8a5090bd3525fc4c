import type { Shape } from '../shape';
import type { PlannedTarget } from './inferred-target';

/** Changes the database, so it is never cached. */
export function planUpgrade(_shape: Shape, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:upgrade',
    options: {},
    metadata: {
      technologies: ['alembic'],
      description: 'Apply the pending Alembic revisions.',
      help: {
        command: `npx nx run ${name} --help`,
        example: { options: { revision: 'head' } },
      },
    },
  };
}
