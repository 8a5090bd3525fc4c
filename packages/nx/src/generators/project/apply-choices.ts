import type { Tree } from '@nx/devkit';
import { editEnv, type EnvEntry } from '../../seams/edit-env';
import { editToml, type TomlEntry } from '../../seams/edit-toml';
import { applySeamOrThrow } from '../../workspace/apply-seam';
import type { ProjectOptions } from './normalize-options';

/** What one choice of the user changes in the rendered service, as data. */
interface Choice {
  readonly manifest: readonly TomlEntry[];
  readonly env: readonly EnvEntry[];
}

/** Change the rendered service by what was chosen: entries of its manifest and of `.env.example`. */
export function applyChoices(tree: Tree, options: ProjectOptions): void {
  for (const { manifest, env } of choicesOf(options)) {
    for (const entry of manifest) {
      applySeamOrThrow(tree, `${options.directory}/pyproject.toml`, (text) =>
        editToml(text, entry),
      );
    }
    for (const entry of env) {
      applySeamOrThrow(tree, `${options.directory}/.env.example`, (text) => editEnv(text, entry));
    }
  }
}

function choicesOf({ database, pythonVersion, name }: ProjectOptions): Choice[] {
  return [
    ...(database === 'postgres' ? [postgres(name)] : []),
    ...(pythonVersion === undefined ? [] : [python(pythonVersion)]),
  ];
}

// The tests keep SQLite, so its driver stays.
function postgres(name: string): Choice {
  const database = name.replaceAll('-', '_');
  return {
    manifest: [{ kind: 'item', path: ['project', 'dependencies'], value: 'asyncpg>=0.32,<1' }],
    env: [
      {
        key: 'DATABASE_URL',
        value: `postgresql://postgres@localhost:5432/${database}`,
        replace: true,
      },
    ],
  };
}

// ruff's target stays where the templates are: a newer one asks for syntax that 3.11 does not have.
function python(version: string): Choice {
  return {
    manifest: [
      { kind: 'value', path: ['project', 'requires-python'], value: `>=${version}` },
      { kind: 'value', path: ['tool', 'mypy', 'python_version'], value: version },
    ],
    env: [],
  };
}
