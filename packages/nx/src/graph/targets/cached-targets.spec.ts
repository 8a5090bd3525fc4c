import { isInput } from '../../testing/is-input';
import { projectShape } from '../../testing/project-shape';
import { planDeps } from './plan-deps';
import { planLint } from './plan-lint';
import { planOpenapi } from './plan-openapi';
import { planTest } from './plan-test';
import { planTypecheck } from './plan-typecheck';

const NAMES = { lockSliceTargetName: 'lock-slice' };
const EVERYWHERE = ['.python-version', 'apps/api/main.py', 'apps/api/pyproject.toml'];
const LIBRARY = [
  'libs/pricing/src/pricing/__init__.py',
  'libs/pricing/pyproject.toml',
  'libs/pricing/pricing.py',
];
const NOWHERE = [
  'package-lock.json',
  'apps/api/README.md',
  'libs/pricing/README.md',
  'apps/web/main.py',
];

describe.each([
  {
    target: planTest(projectShape(), '', NAMES),
    name: 'test',
    must: [...LIBRARY, 'apps/api/tests/data.json', 'libs/pricing/src/pricing/rates.csv'],
    mustNot: [
      'apps/api/coverage.xml',
      'apps/api/.coverage',
      'apps/api/htmlcov/index.html',
      'apps/api/openapi.json',
    ],
  },
  {
    target: planLint(projectShape(), '', NAMES),
    name: 'lint',
    must: ['apps/api/main.pyi', 'apps/api/notes.ipynb', 'apps/api/ruff.toml', 'ruff.toml'],
    mustNot: [...LIBRARY, 'apps/api/tests/data.json'],
  },
  {
    target: planTypecheck(projectShape(), '', NAMES),
    name: 'typecheck',
    must: [
      ...LIBRARY,
      'apps/api/main.pyi',
      'apps/api/mypy.ini',
      'apps/api/setup.cfg',
      'libs/pricing/src/pricing/py.typed',
    ],
    mustNot: ['apps/api/tests/data.json'],
  },
  {
    target: planTypecheck(projectShape('[tool.pyright]'), '', NAMES),
    name: 'typecheck with pyright',
    must: [...LIBRARY, 'apps/api/pyrightconfig.json', 'pyrightconfig.json'],
    mustNot: ['apps/api/mypy.ini', 'apps/api/tests/data.json'],
  },
  {
    target: planDeps(projectShape(), 'deps', NAMES),
    name: 'deps',
    must: ['apps/api/tests/test_app.py', 'apps/api/notes.ipynb'],
    mustNot: [...LIBRARY, 'apps/api/tests/data.json', 'apps/api/ruff.toml'],
  },
  {
    target: planOpenapi(projectShape(), '', NAMES),
    name: 'openapi',
    must: [...LIBRARY, 'apps/api/core/schemas.json'],
    mustNot: ['apps/api/openapi.json'],
  },
])('the inputs of $name', ({ target, must, mustNot }) => {
  it.each([...EVERYWHERE, ...must])('hold %s', (file) => {
    expect(isInput(target, file)).toBe(true);
  });

  it.each([...NOWHERE, ...mustNot])('leave %s out', (file) => {
    expect(isInput(target, file)).toBe(false);
  });

  it('hold no npm package', () => {
    expect(target.inputs).toContainEqual({ externalDependencies: [] });
  });

  it('are cached with declared outputs', () => {
    expect(target).toMatchObject({ cache: true, outputs: expect.any(Array) });
  });
});

describe('the lock of a standalone project', () => {
  const alone = planTest(projectShape('', { environment: 'apps/api' }), '', NAMES);

  it('is its own and not the one of the workspace', () => {
    expect(isInput(alone, 'apps/api/uv.lock')).toBe(true);
    expect(isInput(alone, 'uv.lock')).toBe(false);
  });
});

describe('variables that decide a result', () => {
  const variables = (target: ReturnType<typeof planTest>): unknown[] =>
    (target.inputs ?? []).flatMap((input) =>
      typeof input === 'object' && 'env' in input ? [input.env] : [],
    );
  const project = projectShape();

  it.each([
    [
      'test',
      planTest(project, '', NAMES),
      ['UV_PYTHON', 'TEST_DATABASE_URL', 'PYTEST_ADDOPTS', 'PYTEST_PLUGINS', 'PYTHONPATH'],
    ],
    ['typecheck', planTypecheck(project, '', NAMES), ['UV_PYTHON', 'MYPYPATH', 'PYTHONPATH']],
    ['openapi', planOpenapi(project, '', NAMES), ['UV_PYTHON', 'PYTHONPATH']],
    ['lint', planLint(project, '', NAMES), ['UV_PYTHON']],
    ['deps', planDeps(project, 'deps', NAMES), ['UV_PYTHON']],
  ])('are inputs of %s', (_, target, expected) => {
    expect(variables(target)).toEqual(expected);
  });
});

describe('the command of test', () => {
  it("leaves pytest's header out, which names a folder of this machine", () => {
    expect(planTest(projectShape(), '', NAMES).command).toMatch(/ --no-header$/);
  });
});
