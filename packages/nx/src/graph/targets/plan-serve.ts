import type { Shape } from '../shape';
import type { PlannedTarget } from './inferred-target';

/** uvicorn with reload. The port is the project's own: `targets.serve.options.port` in its project.json. */
export function planServe(_shape: Shape, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:serve',
    continuous: true,
    readyWhen: { signal: true },
    options: {},
    metadata: {
      technologies: ['fastapi'],
      description:
        'Run the service; restart it when its files, or those of the libraries that it imports, change.',
      help: {
        command: `npx nx run ${name} --help`,
        example: { options: { port: 8000 } },
      },
    },
  };
}
