import { cli, runCli } from './harness/live-service';
import { freePort } from './harness/ports';
import { copyTypeCache, pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { readFiles } from './harness/read-files';
import { untilReady } from './harness/serve';
import { defaultNxVersion } from './harness/versions';
import type { Workspace } from './harness/workspace';

const guide = readFiles('docs/guide/features.md');
const shop = { cwd: 'apps/shop' };
const addOldOrder = `import sqlite3
with sqlite3.connect("shop.sqlite3") as database:
    old = "2000-01-01 00:00:00.000000"
    values = ("0" * 32, old, old, "Forgotten")
    columns = "id, created_at, updated_at, name"
    database.execute(f"INSERT INTO orders ({columns}) VALUES (?, ?, ?, ?)", values)
`;

describe('what the guide says of a feature, in a service that finds its features', () => {
  let workspace: Workspace;
  let main: string;

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    const project = ['g', '@paxx/nx:project', 'apps/shop', '--discovery', '--skipSync'];
    await workspace.succeedNx(project);
    await workspace.succeed(['uv', 'sync', '--all-packages', '--quiet']);
    await copyTypeCache(workspace, 'apps/shop');
    main = await workspace.read('apps/shop/main.py');
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'orders', '--project', 'shop']);
    await runCli(workspace, ['db', 'upgrade'], shop);
    await runCli(workspace, ['db', 'migrate', '--message', 'add orders'], shop);
    await runCli(workspace, ['db', 'upgrade'], shop);
    for (const [path, content] of guide) {
      if (path.startsWith('features/')) await workspace.write(`apps/shop/${path}`, content);
    }
  });

  it('needs no line in main.py', async () => {
    expect(await workspace.read('apps/shop/main.py')).toBe(main);
  });

  it('asks for the settings in the example', async () => {
    const pytest = [workspace.path('.venv/bin/pytest'), '-q', 'tests/test_conventions.py'];
    const ended = await workspace.run(pytest, shop);
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('test_every_setting_is_in_the_example');
    const example = 'apps/shop/.env.example';
    const added = guide.get('.env.example') ?? '';
    await workspace.write(example, `${await workspace.read(example)}${added}`);
  });

  it('passes every check', async () => {
    const checks = ['lint', 'typecheck', 'test'];
    await workspace.succeedNx(['run-many', '-p', 'shop', '-t', ...checks]);
  });

  it('runs the command, by its settings', async () => {
    await workspace.succeed([workspace.path('.venv/bin/python'), '-c', addOldOrder], shop);
    const env = { ORDERS_KEEP_DAYS: '36500' };
    expect((await runCli(workspace, ['orders', 'prune'], { ...shop, env })).output).toBe(
      '0 deleted.\n',
    );
    expect((await runCli(workspace, ['orders', 'prune'], shop)).output).toBe('1 deleted.\n');
    const wrong = { ...shop, env: { ORDERS_KEEP_DAYS: '0' } };
    const refused = await workspace.run([...cli(workspace), 'orders', 'prune'], wrong);
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(/^ {2}ORDERS_KEEP_DAYS: /m);
  });

  it('opens the resource with the service, and closes it', async () => {
    const port = await freePort();
    const env = { ORDERS_COURIER_URL: 'http://courier.test' };
    const argv = [...cli(workspace), 'serve', '--port', String(port)];
    const { running } = await untilReady(workspace.start(argv, { ...shop, env }), port);
    expect(running.output()).toMatch(/courier_opened +url=http:\/\/courier\.test/);
    expect(running.output()).not.toContain('courier_closed');
    running.signal('SIGINT');
    expect((await running.ended).output).toContain('courier_closed');
  });

  it('tells of a package that is no feature, with the file that is missing', async () => {
    await workspace.write('apps/shop/features/shared/__init__.py', '');
    const ended = await workspace.run([...cli(workspace), 'openapi'], shop);
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(
      'features/shared/feature.py is missing; it must define shared_feature.',
    );
    await workspace.remove('apps/shop/features/shared');
  });

  it('switches a service that lists its features', async () => {
    const source = guide.get('core/discovery.py') ?? '';
    expect(await workspace.read('apps/shop/core/discovery.py')).toBe(source);
    const [imported = '', assigned = ''] = (guide.get('main.py') ?? '').split('\n\n');
    const before = await runCli(workspace, ['openapi']);
    await workspace.write('apps/api/core/discovery.py', source);
    await workspace.edit('apps/api/main.py', /^from features\.[^]*?(?=from settings)/m, '');
    await workspace.edit('apps/api/main.py', /^(?=from core\.features)/m, `${imported}\n`);
    await workspace.edit('apps/api/main.py', /^FEATURES: [^]+?^\)\n/m, assigned);
    await workspace.succeed([workspace.path('.venv/bin/ruff'), 'check', '.'], { cwd: 'apps/api' });
    expect((await runCli(workspace, ['openapi'])).output).toBe(before.output);
  });
});
