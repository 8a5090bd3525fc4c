import type { PythonProject } from '../model';
import type { PlannedTarget, TargetNames } from './inferred-target';
import {
  afterLockSlice,
  environmentInputs,
  environmentOf,
  type Inputs,
  NO_NPM,
  OWN_ARTEFACT_FILES,
} from './inputs';

/** Everything of the libraries too: a README is part of what `uv sync` builds them from. */
const FILES_OF_DEPENDENCIES: Inputs = ['^{projectRoot}/**/*'];

/** A copy of files and a part of the lock: nothing else decides it, neither the network nor the environment. */
export function planPrune(project: PythonProject, name: string, names: TargetNames): PlannedTarget {
  const shared = ['pyproject.toml', 'uv.toml'].map((file) => `${environmentOf(project)}/${file}`);
  return {
    executor: '@paxx/nx:prune',
    options: { outputPath: 'dist/deploy/{projectName}' },
    dependsOn: afterLockSlice(project, names),
    cache: true,
    inputs: OWN_ARTEFACT_FILES.concat(
      FILES_OF_DEPENDENCIES,
      shared,
      environmentInputs(project, names),
      NO_NPM,
    ),
    outputs: ['{options.outputPath}'],
    metadata: {
      technologies: ['python', 'uv'],
      description:
        'Write a folder to deploy: the service, its libraries, and their part of uv.lock.',
      help: {
        command: `npx nx run ${project.name}:${name} --help`,
        example: { options: { outputPath: 'dist/image' } },
      },
    },
  };
}
