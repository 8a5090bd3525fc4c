import { randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { getJson, postJson } from './harness/http';
import { pathWithoutNode } from './harness/path-with-only';
import { freePort, untilFree } from './harness/ports';
import { serviceWorkspace } from './harness/prepared-workspaces';
import { untilReady } from './harness/serve';
import { signIn } from './harness/sign-in';
import { defaultNxVersion } from './harness/versions';
import { Workspace, scratchFolder } from './harness/workspace';

describe('a service copied out of the workspace', () => {
  let service: Workspace;

  beforeAll(async () => {
    const workspace = await serviceWorkspace(defaultNxVersion);
    service = new Workspace(await scratchFolder('standalone'), { PATH: await pathWithoutNode() });
    await cp(workspace.path('apps/api'), service.root, { recursive: true });
    for (const local of ['.env', 'api.sqlite3']) await service.remove(local);
    await service.succeed(['uv', 'sync', '--quiet']);
  });

  it('has no Node on its PATH', async () => {
    expect((await service.run(['sh', '-c', 'command -v node'])).code).not.toBe(0);
  });

  it.each([
    [['pytest', '-W', 'error']],
    [['ruff', 'check', '.']],
    [['ruff', 'format', '--check', '.']],
    [['mypy', '.']],
    [['lint-imports']],
  ])('passes uv run %s', async (check) => {
    await service.succeed(['uv', 'run', ...check]);
  });

  it('migrates and serves by its own command line', async () => {
    const example = await service.read('.env.example');
    const key = randomBytes(32).toString('base64url');
    await service.write('.env', example.replace(/^SECRET_KEY=$/m, `SECRET_KEY=${key}`));
    const cli = ['uv', 'run', 'python', '-m', 'cli'];
    expect((await service.run([...cli, 'db', 'status', '--check'])).code).toBe(1);
    await service.succeed([...cli, 'db', 'upgrade']);
    await service.succeed([...cli, 'db', 'status', '--check']);
    await service.succeed(['uv', 'run', 'alembic', 'check']);

    const port = await freePort();
    const serve = service.start([...cli, 'serve', '--port', String(port)]);
    const { url } = await untilReady(serve, port);
    const { headers } = await signIn(url);
    const created = await postJson(`${url}/orders`, { name: 'First' }, headers);
    expect(created).toMatchObject({ status: 201 });
    const orders = await getJson(`${url}/orders`, headers);
    expect(orders).toMatchObject({ json: { items: [{ name: 'First' }] } });
    serve.signal('SIGTERM');
    await untilFree(port);
    await serve.ended;
  });

  it('writes revisions by its own command line', async () => {
    const models = 'features/orders/models.py';
    await service.write(models, `${await service.read(models)}    note: Mapped[str | None]\n`);
    const cli = ['uv', 'run', 'python', '-m', 'cli', 'db'];
    await service.succeed([...cli, 'migrate', '--message', 'add note']);
    await service.succeed([...cli, 'upgrade']);
    await service.succeed([...cli, 'downgrade', '--yes']);
    expect((await service.run(['uv', 'run', 'alembic', 'check'])).code).not.toBe(0);
  });
});
