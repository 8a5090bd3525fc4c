import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './find-environment';

/** The tool that puts packages into an environment, and what is typed for it in the folder of its lock. */
export interface Installer {
  readonly name: 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'pip';
  /** Its lock, where there is one. */
  readonly lock?: string;
  readonly add: string;
  readonly install: string;
}

const UV: Installer = { name: 'uv', add: 'uv add', install: 'uv sync' };

const OTHERS: readonly (Installer & { readonly lock: string })[] = [
  {
    name: 'poetry',
    lock: 'poetry.lock',
    add: 'poetry add',
    install: 'POETRY_VIRTUALENVS_IN_PROJECT=true poetry install',
  },
  { name: 'pdm', lock: 'pdm.lock', add: 'pdm add', install: 'pdm install' },
  {
    name: 'pipenv',
    lock: 'Pipfile.lock',
    add: 'pipenv install',
    install: 'PIPENV_VENV_IN_PROJECT=1 pipenv sync --dev',
  },
];

/**
 * Who keeps an environment. uv where it has locked it, where it has made it, and where nobody has: another tool's lock, or
 * an environment that says that uv did not make it, is left to its owner.
 */
export function findInstaller({ root, venv }: Pick<Environment, 'root' | 'venv'>): Installer {
  if (existsSync(join(root, 'uv.lock'))) return UV;
  const other = OTHERS.find(({ lock }) => existsSync(join(root, lock)));
  if (other) return other;
  const settings = join(venv, 'pyvenv.cfg');
  if (!existsSync(settings) || /^uv\s*=/m.test(readFileSync(settings, 'utf8'))) return UV;
  const pip = `${join('.venv', 'bin', 'python')} -m pip install`;
  return { name: 'pip', add: pip, install: `${pip} -e .` };
}
