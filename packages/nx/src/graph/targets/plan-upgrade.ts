import type { PythonProject } from '../model';
import type { PlannedTarget } from './inferred-target';

/** Changes the database, so it is never cached. */
export function planUpgrade(project: PythonProject, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:upgrade',
    options: {},
    metadata: {
      technologies: ['python', 'alembic'],
      description: 'Apply the pending Alembic revisions.',
      help: {
        command: `npx nx run ${project.name}:${name} --help`,
        example: { options: { revision: 'head' } },
      },
    },
  };
}
