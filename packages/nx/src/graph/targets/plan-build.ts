import type { PythonProject } from '../model';
import type { PlannedTarget } from './inferred-target';
import { environmentOf, type Inputs, NO_NPM, OWN_ARTEFACT_FILES } from './inputs';

/** Backends that take the version from the tags of git, which no input can hold. */
const VERSION_FROM_GIT =
  /^(?:hatch-vcs|setuptools-scm|versioningit|uv-dynamic-versioning|dunamai)$/;

/**
 * The sdist and the wheel. What the project depends on is not in them, only its own files are inputs: with its
 * README and LICENSE, which are in a wheel's metadata, and uv's settings above it, which constrain what builds it.
 */
export function planBuild(project: PythonProject, name: string): PlannedTarget {
  const readsGit = project.manifest.buildSystem?.requires.some((it) => VERSION_FROM_GIT.test(it));
  return {
    executor: '@paxx/nx:build',
    options: {},
    cache: readsGit !== true,
    inputs: OWN_ARTEFACT_FILES.concat(uvSettings(project), NO_NPM),
    outputs: ['{projectRoot}/dist'],
    metadata: {
      technologies: ['python', 'uv'],
      description: 'Build the sdist and the wheel into dist.',
      help: {
        command: `npx nx run ${project.name}:${name} --help`,
        example: { options: { wheel: true } },
      },
    },
  };
}

/** `.python-version` chooses the Python that builds; `[tool.uv]` and uv.toml hold build constraints and indexes. */
function uvSettings(project: PythonProject): Inputs {
  if (project.environment === project.root) return [];
  return ['pyproject.toml', 'uv.toml', '.python-version'].map(
    (file) => `${environmentOf(project)}/${file}`,
  );
}
