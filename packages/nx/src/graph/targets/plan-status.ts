import type { Shape } from '../shape';
import type { PlannedTarget } from './inferred-target';

/** Looks at the database, so it is never cached; \`--check\` makes pending revisions a failure. */
export function planStatus(_shape: Shape, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:status',
    options: {},
    metadata: {
      technologies: ['alembic'],
      description: 'Show the current revision of the database, the heads and what is pending.',
      help: {
        command: `npx nx run ${name} --help`,
        example: { options: { check: true } },
      },
    },
  };
}
