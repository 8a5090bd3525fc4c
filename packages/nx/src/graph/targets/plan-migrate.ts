import type { Shape } from '../shape';
import type { PlannedTarget } from './inferred-target';

/** Looks at the database, so it is never cached. */
export function planMigrate(_shape: Shape, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:migrate',
    options: {},
    metadata: {
      technologies: ['alembic'],
      description:
        'Write a new Alembic revision from the difference between the models and the database.',
      help: {
        command: `npx nx run ${name} --help`,
        example: { options: { message: 'add orders' } },
      },
    },
  };
}
