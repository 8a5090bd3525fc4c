import { sliceFile } from '../../lock/slice-file';
import type { Shape } from '../shape';
import type { PlannedTarget } from './inferred-target';
import { lockFileOf, NO_NPM } from './inputs';

/**
 * Runs when the lock changes, and only then; what depends on it goes on to a cached result unless the slice differs.
 * All projects' slices are written by one process (docs/adr/0017).
 */
export function planLockSlice(shape: Shape, name: string): PlannedTarget {
  const folder = shape.toWorkspace === '' ? '.' : '{projectRoot}';
  return {
    executor: '@paxx/nx:lock-slice',
    options: {},
    cache: true,
    inputs: [lockFileOf(shape), '{projectRoot}/pyproject.toml', ...NO_NPM],
    outputs: [`{workspaceRoot}/${sliceFile(folder)}`],
    metadata: {
      technologies: ['uv'],
      description:
        'Write what of uv.lock concerns the project, so that a bump reruns only what it changes.',
      help: { command: `npx nx run ${name} --help`, example: {} },
    },
  };
}
