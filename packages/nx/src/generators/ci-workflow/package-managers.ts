import type { Tree } from '@nx/devkit';
import type { Tokens } from '../../render/rename';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'yarn-classic' | 'bun';

const CACHE = '          cache: npm\n';
// Node brings neither pnpm nor yarn from 25 on; corepack takes the version that package.json names.
const COREPACK = 'npm install --global corepack\n          corepack enable\n          ';
const SETUP_BUN =
  '      - uses: oven-sh/setup-bun@0c5077e51419868618aeaa5fe8019c62421857d6 # v2.2.0\n';

/** What each package manager has in place of npm's words in the template. */
export const WORDS: Readonly<Record<PackageManager, Tokens>> = {
  npm: {},
  pnpm: {
    [CACHE]: '',
    'npm ci': `${COREPACK}pnpm install --frozen-lockfile`,
    'npx nx': 'pnpm exec nx',
  },
  yarn: { [CACHE]: '', 'npm ci': `${COREPACK}yarn install --immutable`, 'npx nx': 'yarn nx' },
  'yarn-classic': {
    [CACHE]: '',
    'npm ci': `${COREPACK}yarn install --frozen-lockfile`,
    // Else it prints its own lines around the list of projects.
    '$(npx nx': '$(yarn --silent nx',
    'npx nx': 'yarn nx',
  },
  bun: {
    [CACHE]: SETUP_BUN,
    'npm ci': 'bun install --frozen-lockfile',
    'npx nx': 'bunx nx',
  },
};

/** The package manager whose lock file the workspace has. devkit would start `yarn --version` to tell which yarn. */
export function findPackageManager(tree: Tree): PackageManager {
  if (tree.exists('bun.lock') || tree.exists('bun.lockb')) return 'bun';
  if (tree.exists('pnpm-lock.yaml')) return 'pnpm';
  if (!tree.exists('yarn.lock')) return 'npm';
  return tree.exists('.yarnrc.yml') ? 'yarn' : 'yarn-classic';
}
