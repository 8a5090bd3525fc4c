import type { PythonProject } from '../model';
import type { PlannedTarget } from './inferred-target';

/** Looks at the database, so it is never cached. */
export function planMigrate(project: PythonProject, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:migrate',
    options: {},
    metadata: {
      technologies: ['python', 'alembic'],
      description:
        'Write a new Alembic revision from the difference between the models and the database.',
      help: {
        command: `npx nx run ${project.name}:${name} --help`,
        example: { options: { message: 'add orders' } },
      },
    },
  };
}
