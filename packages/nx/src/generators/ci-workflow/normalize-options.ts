import { readNxJson, type Tree } from '@nx/devkit';
import { cannotCreate } from '../../workspace/errors';
import { wordsOf } from '../../workspace/words';
import { findPackageManager, type PackageManager } from './package-managers';
import type { CiWorkflowGeneratorSchema } from './schema';

/** The options of `ci-workflow` with every default filled in and every value checked. */
export interface CiWorkflowOptions {
  readonly name: string;
  /** The file's name without its suffix. */
  readonly file: string;
  /** The branch that pull requests go to, as nx.json has it. */
  readonly branch: string;
  readonly packageManager: PackageManager;
  readonly skipFormat: boolean;
}

/** @throws CannotGenerate naming a value that works */
export function normalizeOptions(tree: Tree, schema: CiWorkflowGeneratorSchema): CiWorkflowOptions {
  const name = schema.name ?? 'CI';
  return {
    name: checkName(name),
    file: wordsOf(name).join('-'),
    branch: findBranch(tree),
    packageManager: findPackageManager(tree),
    skipFormat: schema.skipFormat ?? false,
  };
}

function checkName(name: string): string {
  if (/^[A-Za-z][A-Za-z0-9 _-]{0,60}$/.test(name)) return name;
  const words = wordsOf(name).join('-').slice(0, 60);
  const instead = /^[a-z]/.test(words) ? words : 'ci-python';
  const cause = 'the option name may hold letters a to z, digits, spaces, - and _ only';
  throw cannotCreate('ci-workflow', name, cause, `--name=${instead}`);
}

/** Whoever stands on one of these stands on the branch that pull requests go to. */
const TRUNKS = new Set(['main', 'master', 'trunk', 'develop']);

// Before Nx 17.2 the key stood one level deeper.
function findBranch(tree: Tree): string {
  const nxJson = readNxJson(tree) as {
    defaultBase?: string;
    affected?: { defaultBase?: string };
  } | null;
  const base = nxJson?.defaultBase ?? nxJson?.affected?.defaultBase ?? currentTrunk(tree);
  const branch = base.replace(/^origin\//, '');
  return /^[A-Za-z][\w./-]*$/.test(branch) ? branch : JSON.stringify(branch);
}

// Nx takes `main` where nothing says otherwise; `git init` still makes a `master`.
function currentTrunk(tree: Tree): string {
  const head = tree.exists('.git/HEAD') ? tree.read('.git/HEAD', 'utf-8') : null;
  const current = /^ref: refs\/heads\/(\S+)/.exec(head ?? '')?.[1] ?? '';
  return TRUNKS.has(current) ? current : 'main';
}
