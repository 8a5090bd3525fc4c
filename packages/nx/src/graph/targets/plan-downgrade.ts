import type { PythonProject } from '../model';
import type { PlannedTarget } from './inferred-target';

/** Changes the database, so it is never cached; without a terminal it needs \`--yes\`. */
export function planDowngrade(project: PythonProject, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:downgrade',
    options: {},
    metadata: {
      technologies: ['python', 'alembic'],
      description: 'Take back the last Alembic revision; asks first.',
      help: {
        command: `npx nx run ${project.name}:${name} --help`,
        example: { options: { yes: true } },
      },
    },
  };
}
