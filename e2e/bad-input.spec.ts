import { expectClearError } from './harness/expect-clear-error';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

const project = ['g', '@paxx/nx:project'];
const feature = ['g', '@paxx/nx:feature'];
const ofApi = ['--project', 'api'];
const long = 'a'.repeat(200);

/** What is typed, and what the one error must say. */
type Refused = readonly [title: string, argv: readonly string[], ...said: (string | RegExp)[]];
const refused: readonly Refused[] = [
  ['a service named as a dependency', [...project, 'apps/fastapi'], 'fastapi', /name/],
  [
    'a service whose name begins with a digit',
    [...project, 'apps/one', '--name', '1api'],
    '1api',
    /name/,
  ],
  [
    'a service whose name holds a space',
    [...project, 'apps/one', '--name', 'my api'],
    'my api',
    /name/,
  ],
  ['a service whose name has a capital', [...project, 'apps/Shop'], '--name=shop'],
  ['a service whose name is not ASCII', [...project, 'apps/größe'], 'größe'],
  ['a service outside of the workspace', [...project, '../evil'], '../evil', /directory/],
  ['a service at an absolute path', [...project, '/tmp/evil'], '/tmp/evil', /directory/],
  ['a service in a folder that is there', [...project, 'apps/api'], 'apps/api', /directory|exist/],
  ['a service whose name is taken', [...project, 'apps/other', '--name', 'api'], 'api', /name/],
  ['a service with a name of 200 letters', [...project, `apps/${long}`], /name|directory/],
  ['a service with an unknown flag', [...project, 'apps/one', '--databse', 'postgres'], 'databse'],
  ['a service on port 0', [...project, 'apps/one', '--port', '0'], 'port'],
  ['a service on port 70000', [...project, 'apps/one', '--port', '70000'], 'port'],
  ['a service on port abc', [...project, 'apps/one', '--port', 'abc'], 'port'],
  [
    'a service on an unknown database',
    [...project, 'apps/one', '--database', 'oracle'],
    /oracle|database/,
  ],
  [
    'a service for a Python that is none',
    [...project, 'apps/one', '--pythonVersion', 'new'],
    /python/i,
  ],
  ['a service with an unknown login', [...project, 'apps/one', '--auth', 'oauth'], /oauth|auth/],
  ['a feature that the users are', [...feature, 'users', ...ofApi], '--name=user'],
  ['a feature with a table of the users', [...feature, 'roles', ...ofApi], '--name=role-records'],
  ['a service without a directory', project, 'directory'],
  [
    'a feature whose name begins with a digit',
    [...feature, '1orders', ...ofApi],
    '1orders',
    /name/,
  ],
  ['a feature whose name holds a dot', [...feature, 'a.b', ...ofApi], 'a.b', /name/],
  ['a feature whose name holds a space', [...feature, 'a b', ...ofApi], 'a b', /name/],
  ['a feature outside of the service', [...feature, '../evil', ...ofApi], '../evil', /name/],
  ['a feature at an absolute path', [...feature, '/tmp/evil', ...ofApi], '/tmp/evil', /name/],
  ['a feature whose name is not ASCII', [...feature, 'größen', ...ofApi], 'größen', /name/],
  ['a feature with a name of 200 letters', [...feature, long, ...ofApi], /name/],
  [
    'a feature of an unknown project',
    [...feature, 'items', '--project', 'nope'],
    'nope',
    /project/,
  ],
  ['a feature of a project without service', [...feature, 'items', '--project', 'shop'], 'shop'],
  ['a feature with an unknown flag', [...feature, 'items', ...ofApi, '--shiny'], 'shiny'],
  ['a feature without a name', [...feature, ...ofApi], 'name'],
];

describe.each(versionsOfALongMatrix)('bad input on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version, pluginsInProcess);
  });

  // So that one command that did write does not fail the tests after it.
  afterEach(async () => {
    await workspace.git('checkout', '-q', '.');
    await workspace.git('clean', '-qfd');
  });

  it.each(refused.map((row) => [row[0], row] as const))('refuses %s', async (_, row) => {
    const [, argv, ...said] = row;
    const ended = await workspace.nx([...argv, '--no-interactive']);
    expectClearError(ended, ...said);
    expect(await workspace.changes()).toBe('');
  });

  it('changes nothing for a feature that is there', async () => {
    await workspace.nx([...feature, 'orders', ...ofApi]);
    expect(await workspace.changes()).toBe('');
  });

  it('keeps an edited feature and says so', async () => {
    await workspace.edit('apps/api/features/orders/services.py', '"""', '"""Mine. ');
    const before = await workspace.changes();
    const ended = await workspace.nx([...feature, 'orders', ...ofApi]);
    expect(ended.output).toContain('apps/api/features/orders is there already and stays as it is');
    expect(await workspace.changes()).toBe(before);
    expect(await workspace.read('apps/api/features/orders/services.py')).toContain('Mine.');
  });

  it('writes nothing where main.py has another shape', async () => {
    await workspace.edit(
      'apps/api/main.py',
      /FEATURES: tuple.*?\n\)|FEATURES: tuple[^\n]*\n/s,
      'FEATURES = load_features()\n',
    );
    const before = await workspace.changes();
    const ended = await workspace.nx([...feature, 'items', ...ofApi]);
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain("Cannot register 'items' in 'apps/api/main.py'");
    expect(ended.output).toContain('from features.items.feature import items_feature');
    expect(await workspace.changes()).toBe(before);
  });
});
