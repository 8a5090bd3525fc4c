import { checkOutputPath } from './check-output-path';

const FILES = ['apps/api/main.py', 'deploy/values.yaml', 'pyproject.toml'];

describe('checkOutputPath', () => {
  it.each(['dist/deploy/api', 'out', 'apps/api/dist/deploy', 'dist//deploy/'])(
    'takes %s',
    (path) => {
      expect(checkOutputPath('api', path, FILES)).toBeUndefined();
    },
  );

  it.each(['', '.', '..', '../x', '/srv/api', 'C:\\api', '.git', 'dist/../apps', 'node_modules/x'])(
    'refuses %j, which is no folder for it',
    (path) => {
      expect(checkOutputPath('api', path, FILES)).toMatch(/must lie in the workspace/);
    },
  );

  it.each(['apps', 'apps/api', 'deploy', 'deploy/values.yaml'])(
    'refuses %s, which would lose what is there',
    (path) => {
      expect(checkOutputPath('api', path, FILES)).toMatch(
        /holds '(?:apps|deploy)\/.*--outputPath=/,
      );
    },
  );
});
