import type { Shape } from '../shape';
import type { PlannedTarget } from './inferred-target';

/** Changes the database, so it is never cached; without a terminal it needs \`--yes\`. */
export function planDowngrade(_shape: Shape, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:downgrade',
    options: {},
    metadata: {
      technologies: ['alembic'],
      description: 'Take back the last Alembic revision; asks first.',
      help: {
        command: `npx nx run ${name} --help`,
        example: { options: { yes: true } },
      },
    },
  };
}
