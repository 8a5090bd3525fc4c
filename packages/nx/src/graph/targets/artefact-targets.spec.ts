import { isInput } from '../../testing/is-input';
import { projectShape } from '../../testing/project-shape';
import { planBuild } from './plan-build';
import { planPrune } from './plan-prune';

const NAMES = { lockSliceTargetName: 'lock-slice' };
const BACKEND = '[build-system]\nrequires = ["uv_build>=0.13.9,<0.14"]';
const build = planBuild(projectShape(BACKEND), 'build');
const prune = planPrune(projectShape(), 'prune', NAMES);

describe('the inputs of build', () => {
  it.each([
    'apps/api/src/api/__init__.py',
    'apps/api/src/api/rates.csv',
    'apps/api/pyproject.toml',
    'apps/api/README.md',
    'apps/api/LICENSE',
    'apps/api/openapi.json',
    'pyproject.toml',
    '.python-version',
  ])('hold %s', (file) => {
    expect(isInput(build, file)).toBe(true);
  });

  it.each([
    'uv.lock',
    'package-lock.json',
    'libs/pricing/src/pricing/__init__.py',
    'apps/api/dist/api-0.1.0.tar.gz',
    'apps/api/coverage.xml',
  ])('leave %s out', (file) => {
    expect(isInput(build, file)).toBe(false);
  });
});

describe('build', () => {
  it('is cached with the folder that it fills', () => {
    expect(build).toMatchObject({ cache: true, outputs: ['{projectRoot}/dist'] });
  });

  it('is not cached where the version comes from git', () => {
    const manifest = '[build-system]\nrequires = ["hatchling", "Hatch_VCS>=0.4"]';
    expect(planBuild(projectShape(manifest), 'build').cache).toBe(false);
  });
});

describe('the inputs of prune', () => {
  it.each([
    'apps/api/main.py',
    'apps/api/README.md',
    'libs/pricing/README.md',
    'libs/pricing/src/pricing/__init__.py',
    'pyproject.toml',
    'uv.toml',
    '.python-version',
  ])('hold %s', (file) => {
    expect(isInput(prune, file)).toBe(true);
  });

  it.each(['package-lock.json', 'apps/web/main.py', 'apps/api/dist/api.whl'])(
    'leave %s out',
    (file) => {
      expect(isInput(prune, file)).toBe(false);
    },
  );

  it('hold the lock of a standalone service, and none of the workspace', () => {
    const alone = planPrune(projectShape('', { environment: 'apps/api' }), 'prune', NAMES);
    expect(isInput(alone, 'apps/api/uv.lock')).toBe(true);
    expect(isInput(alone, 'uv.lock')).toBe(false);
  });
});

describe('prune', () => {
  it('is cached with the folder that it writes', () => {
    expect(prune).toMatchObject({ cache: true, outputs: ['{options.outputPath}'] });
  });
});
