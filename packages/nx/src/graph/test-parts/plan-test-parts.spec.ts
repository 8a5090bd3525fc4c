import { matchMembers } from '../../manifest/match-members';
import { parsePyproject } from '../../manifest/parse-pyproject';
import { unfoldBraces } from '../../testing/unfold-braces';
import { scanImports } from '../imports/scan-imports';
import { createSourceTree } from '../imports/source-tree';
import { planTestParts } from './plan-test-parts';
import { readPytestSettings } from './pytest-settings';

type Files = Readonly<Record<string, string>>;

const SERVICE: Files = {
  'main.py': 'from features.orders.feature import orders',
  'settings.py': '',
  'conftest.py': 'from core.app import create_app',
  'core/__init__.py': '',
  'core/app.py': 'from settings import Settings',
  'core/mail.py': '',
  'features/__init__.py': '',
  'features/orders/__init__.py': '',
  'features/orders/feature.py': 'from core import mail',
  'features/orders/tests/__init__.py': '',
  'features/orders/tests/test_routes.py': 'from features.orders.feature import orders',
  'features/notes/__init__.py': '',
  'features/notes/tests/conftest.py': '',
  'features/notes/tests/test_notes.py': '',
  'tests/test_all.py': 'import main',
};

/** The sources of each part, without braces. */
function partsOf(files: Files, pytest = ''): Record<string, readonly string[]> {
  const parsed = parsePyproject(`[project]\nname = "api"\n[tool.pytest.ini_options]\n${pytest}`);
  if (parsed.kind === 'broken') throw new Error(parsed.problem.cause);
  const settings = readPytestSettings(parsed.manifest);
  if (settings === undefined) return {};
  const scan = (file: string): ReturnType<typeof scanImports> & { text: string } => {
    const text = files[file] ?? '';
    return { text, ...scanImports(text) };
  };
  const parts = planTestParts(createSourceTree(Object.keys(files)), 'features', settings, scan);
  return Object.fromEntries(
    parts.map(({ name, sources }) => [name, sources.flatMap(unfoldBraces)]),
  );
}

describe('the parts of the tests', () => {
  it('are one for each feature and each other place', () => {
    expect(Object.keys(partsOf(SERVICE)).sort()).toEqual([
      'features/notes',
      'features/orders',
      'tests',
    ]);
  });

  it('hold what the tests import, with conftest and packages above', () => {
    expect(partsOf(SERVICE)['features/orders']).toEqual([
      'conftest.py',
      'settings.py',
      'core/**/*.py',
      'features/__init__.py',
      'features/orders/**/*.py',
    ]);
  });

  it('leave out what no test reaches', () => {
    const notes = partsOf(SERVICE)['features/notes'];
    expect(notes).not.toContain('core/**/*.py');
    expect(notes).toContain('features/notes/**/*.py');
  });

  it('hold everything where a source loads by name', () => {
    const files = { ...SERVICE, 'core/mail.py': 'from importlib import import_module' };
    expect(partsOf(files)['features/orders']).toEqual(['**/*.py']);
    expect(partsOf(files)['features/notes']).not.toEqual(['**/*.py']);
  });

  it('follow a module that is named in a string', () => {
    const files = { ...SERVICE, 'features/notes/tests/test_notes.py': 'patch("core.mail.send")' };
    expect(partsOf(files)['features/notes']).toContain('core/**/*.py');
  });

  it('follow a name with a gap to all below', () => {
    const files = {
      ...SERVICE,
      'features/notes/tests/test_notes.py': 'load(f"features.{name}.x")',
    };
    expect(partsOf(files)['features/notes']).toContain('features/**/*.py');
  });

  it('follow the plugins of a conftest', () => {
    const files = {
      ...SERVICE,
      'conftest.py': 'pytest_plugins = ["fixtures"]',
      'fixtures.py': 'import main',
    };
    expect(partsOf(files)['features/notes']).toEqual(
      expect.arrayContaining(['fixtures.py', 'main.py']),
    );
  });

  it('follow the plugins of the settings', () => {
    const files = { ...SERVICE, 'plugin.py': '' };
    expect(partsOf(files, 'addopts = "-q -p plugin"')['features/notes']).toContain('plugin.py');
  });

  it('import from the folder of a test that is no package', () => {
    const files = {
      ...SERVICE,
      'features/notes/tests/test_notes.py': 'import helper',
      'features/notes/tests/helper.py': 'import settings',
    };
    expect(partsOf(files)['features/notes']).toContain('settings.py');
  });

  it.each(['sh{o,p}', 'a,b', '[id]', 'new(1)', 'what?', 'x*y'])(
    'hold a test that is named test_%s.py',
    (name) => {
      const file = `features/orders/tests/test_${name}.py`;
      const sources = partsOf({ ...SERVICE, [file]: '', 'features/orders/unused.py': '' });
      const matches = matchMembers({ members: sources['features/orders'] ?? [], exclude: [] });
      expect([matches(file), matches('features/orders/unused.py')]).toEqual([true, false]);
    },
  );

  it('are none without a feature that has tests', () => {
    const { 'tests/test_all.py': test = '' } = SERVICE;
    expect(partsOf({ 'tests/test_all.py': test, 'features/orders/feature.py': '' })).toEqual({});
  });

  it('are none where doctests make every source a test', () => {
    expect(partsOf(SERVICE, 'addopts = "--doctest-modules"')).toEqual({});
  });

  it('are of the files that pytest is set to collect', () => {
    const files = { ...SERVICE, 'features/orders/check_more.py': '' };
    expect(Object.keys(partsOf(files, 'testpaths = ["features"]'))).not.toContain('tests');
    expect(Object.keys(partsOf(files, 'python_files = "check_*.py"'))).toEqual(['features/orders']);
  });
});
