import type { Shape } from '../shape';
import type { PlannedTarget } from './inferred-target';
import { type Inputs, NO_NPM, OWN_ARTEFACT_FILES, within } from './inputs';

/**
 * The sdist and the wheel. What the project depends on is not in them, only its own files are inputs: with its
 * README and LICENSE, which are in a wheel's metadata, and uv's settings above it, which constrain what builds it.
 */
export function planBuild(shape: Shape, name: string): PlannedTarget {
  return {
    executor: '@paxx/nx:build',
    options: {},
    cache: !shape.readsGit,
    inputs: [...OWN_ARTEFACT_FILES, ...uvSettings(shape), ...NO_NPM],
    outputs: ['{projectRoot}/dist'],
    metadata: {
      technologies: ['uv'],
      description: 'Build the sdist and the wheel into dist.',
      help: {
        command: `npx nx run ${name} --help`,
        example: { options: { wheel: true } },
      },
    },
  };
}

/** `.python-version` chooses the Python that builds; `[tool.uv]` and uv.toml hold build constraints and indexes. */
function uvSettings({ environment }: Shape): Inputs {
  if (environment === '{projectRoot}') return [];
  return [within(environment, ['pyproject.toml', 'uv.toml', '.python-version'])];
}
