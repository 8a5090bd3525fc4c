// The table of CONTRIBUTING.md, "Rooms", as ESLint rules: who may import whom.

const source = 'packages/nx/src';
const privateNx = [
  { group: ['nx/src/*', 'nx/src/**'], message: 'Private to Nx: it moves between 22, 23 and 24.' },
  {
    group: ['@nx/devkit/*'],
    message: 'Only the public entry @nx/devkit is the same on 22, 23 and 24.',
  },
];
const processes = {
  name: 'node:child_process',
  message: 'Only python/run.ts starts processes.',
};
const disk = ['node:fs', 'node:fs/promises'].map((name) => ({
  name,
  message:
    'This room computes; reading and writing belong to the file that the house names for it.',
}));

function room(files, { paths = [], rooms = [], ignores = [] }) {
  const patterns = rooms.map((name) => ({
    regex: `(^|/)\\.\\./(?:.*/)?${name}(/|$)`,
    message: `This room does not know ${name}/.`,
  }));
  return {
    files: files.map((file) => `${source}/${file}`),
    ignores: ['**/*.spec.ts', ...ignores.map((file) => `${source}/${file}`)],
    rules: {
      'no-restricted-imports': ['error', { paths, patterns: [...patterns, ...privateNx] }],
    },
  };
}

export const roomRules = [
  room(['**/*.ts'], { paths: [processes], ignores: ['python/run.ts', 'testing/**'] }),
  room(['plugin.ts', 'graph/**/*.ts'], {
    paths: [processes],
    rooms: ['generators', 'executors', 'seams', 'render', 'workspace', 'python'],
  }),
  room(['{manifest,lock}/**/*.ts'], {
    paths: [processes, ...disk],
    rooms: ['generators', 'executors', 'seams', 'render', 'workspace', 'python', 'graph'],
  }),
  room(['guard/**/*.ts'], {
    paths: [processes],
    rooms: ['generators', 'executors', 'seams', 'render', 'workspace'],
  }),
  room(['graph/{detect,edges,targets}/**/*.ts'], {
    paths: [processes, ...disk],
    rooms: ['generators', 'executors', 'seams', 'render', 'workspace', 'python'],
  }),
  room(['seams/**/*.ts'], {
    paths: [processes, ...disk, { name: '@nx/devkit', message: 'A seam is string to string.' }],
    rooms: ['generators', 'executors', 'workspace', 'python', 'graph'],
  }),
  room(['fields/**/*.ts'], {
    paths: [processes, ...disk, { name: '@nx/devkit', message: 'Fields are text in, text out.' }],
    rooms: ['generators', 'executors', 'python', 'graph', 'seams'],
  }),
  room(['generators/**/*.ts'], { paths: [processes], rooms: ['executors'] }),
  room(['cli/**/*.ts'], {
    paths: [
      processes,
      { name: '@nx/devkit', message: 'It costs 0.2 s, and paxx starts without Nx.' },
    ],
    rooms: ['generators', 'executors', 'seams', 'render', 'workspace'],
  }),
  room(['executors/**/*.ts'], { paths: [processes], rooms: ['generators', 'seams', 'render'] }),
  room(['python/**/*.ts'], {
    paths: [processes, { name: '@nx/devkit', message: 'python/ has no Nx ideas.' }],
    rooms: ['generators', 'executors', 'seams', 'render', 'workspace', 'graph'],
    ignores: ['python/run.ts'],
  }),
];
