import { isTest, judgeImports, type Finding, type Surroundings } from './judge-imports';

const around: Surroundings = {
  distributions: { jwt: ['PyJWT'], xdist: ['pytest-xdist'], acme_money: ['money-lib'] },
  declared: new Set(['money-lib']),
  shared: new Set(['pytest-xdist']),
};
const found = (code: string, module: string, file = 'core/app.py'): Finding => ({
  code,
  module,
  message: `'${module}' as deptry says it`,
  location: { file, line: 3, column: 8 },
});
const judge = (...finding: Parameters<typeof found>) => judgeImports([found(...finding)], around);

describe('judgeImports', () => {
  test('says nothing where deptry found nothing', () => {
    expect(judgeImports([], around)).toEqual([]);
  });

  test('names place, module and package of what is missing', () => {
    expect(judge('DEP003', 'jwt')).toEqual([
      "core/app.py:3:8: 'jwt' is imported, but not declared; it is here for somebody else: uv add pyjwt",
    ]);
    expect(judge('DEP001', 'my_sdk')).toEqual([
      expect.stringMatching(/^core\/app\.py:3:8: 'my_sdk' .* nor installed: uv add my-sdk /),
    ]);
  });

  test('adds what only tests import for development', () => {
    expect(judge('DEP003', 'jwt', 'features/orders/tests/factories.py')).toEqual([
      expect.stringMatching(/: uv add --dev pyjwt$/),
    ]);
  });

  test('knows a declared member whose module has another name', () => {
    expect(judge('DEP003', 'acme_money')).toEqual([]);
  });

  test.each(['DEP003', 'DEP004'])(
    'lets tests import tools of all, not the service (%s)',
    (code) => {
      expect(judge(code, 'xdist', 'tests/test_app.py')).toEqual([]);
      expect(judge(code, 'xdist')).toEqual([
        "core/app.py:3:8: 'xdist' is imported, but declared for development only: uv add pytest-xdist",
      ]);
    },
  );

  test('passes on what else deptry was told to look for', () => {
    const location = { file: 'pyproject.toml', line: null, column: null };
    expect(judgeImports([{ ...found('DEP002', 'httpx'), location }], around)).toEqual([
      "pyproject.toml: 'httpx' as deptry says it",
    ]);
  });
});

describe('isTest', () => {
  test.each(['conftest.py', 'tests/__init__.py', 'features/a/tests/x.py', 'core/app_test.py'])(
    'is true of %s',
    (file) => expect(isTest(file)).toBe(true),
  );

  test.each(['core/testing.py', 'latest.py', 'contest/app.py'])('is false of %s', (file) =>
    expect(isTest(file)).toBe(false),
  );
});
