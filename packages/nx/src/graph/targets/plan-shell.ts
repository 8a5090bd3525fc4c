import type { Shape } from '../shape';
import type { PlannedTarget } from './inferred-target';

/** An executor and not a command: it gives Python the terminal, so that Ctrl-C ends a cell and not Nx. */
export function planShell(_shape: Shape, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:shell',
    options: {},
    metadata: {
      technologies: ['fastapi'],
      description: 'Open IPython with the settings, the app, every model and an open session.',
      help: { command: `npx nx run ${name} --help`, example: {} },
    },
  };
}
