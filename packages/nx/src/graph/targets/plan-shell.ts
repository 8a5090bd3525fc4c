import type { PythonProject } from '../model';
import type { PlannedTarget } from './inferred-target';

/** An executor and not a command: it gives Python the terminal, so that Ctrl-C ends a cell and not Nx. */
export function planShell(project: PythonProject, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:shell',
    options: {},
    metadata: {
      technologies: ['python', 'fastapi'],
      description: 'Open IPython with the settings, the app, every model and an open session.',
      help: { command: `npx nx run ${project.name}:${name} --help`, example: {} },
    },
  };
}
