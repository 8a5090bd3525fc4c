import type { PythonProject } from '../model';
import type { PlannedTarget } from './inferred-target';

/** uvicorn with reload. The port is the project's own: `targets.serve.options.port` in its project.json. */
export function planServe(project: PythonProject, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:serve',
    continuous: true,
    readyWhen: { signal: true },
    options: {},
    metadata: {
      technologies: ['python', 'fastapi'],
      description:
        'Run the service; restart it when its files, or those of the libraries that it imports, change.',
      help: {
        command: `npx nx run ${project.name}:${name} --help`,
        example: { options: { port: 8000 } },
      },
    },
  };
}
