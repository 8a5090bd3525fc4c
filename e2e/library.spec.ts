import { cp } from 'node:fs/promises';
import { expectClearError } from './harness/expect-clear-error';
import { pathWithoutNode, pathWithOnly } from './harness/path-with-only';
import { freePort, untilFree } from './harness/ports';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { readCommands } from './harness/read-commands';
import { untilReady } from './harness/serve';
import { typeAll } from './harness/type-all';
import { defaultNxVersion } from './harness/versions';
import { scratchFolder, Workspace } from './harness/workspace';

interface Graph {
  graph: { dependencies: Record<string, { target: string; type: string }[]> };
}

describe('a library', () => {
  let workspace: Workspace;
  const create = ['g', '@paxx/nx:library', 'libs/pricing', '--for', 'api'];

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    await workspace.succeedNx([...create, '--dry-run']);
    expect(await workspace.changes()).toBe('');
    await workspace.succeedNx(create);
    await workspace.commit('feat: price things');
  });

  it('has an edge from the service that uses it', async () => {
    await workspace.succeedNx(['graph', '--file=graph.json']);
    const { graph } = JSON.parse(await workspace.read('graph.json')) as Graph;
    await workspace.remove('graph.json');
    expect(graph.dependencies['api']).toContainEqual(
      expect.objectContaining({ target: 'pricing', type: 'static' }),
    );
  });

  it('passes its checks unedited, beside a service that imports it', async () => {
    await workspace.edit('apps/api/main.py', /from features/, 'from core.slugs import slugify\n$&');
    await workspace.write(
      'apps/api/core/slugs.py',
      '"""Decides how titles read in URLs."""\n\nfrom pricing import slugify\n\n__all__ = ["slugify"]\n',
    );
    await workspace.edit('apps/api/main.py', /$/, '\nSLUG = slugify("The api")\n');
    const targets = ['lint', 'typecheck', 'test', 'build', 'prune'];
    const { output } = await workspace.succeedNx(['run-many', '-t', ...targets]);
    expect(output).toContain('Successfully ran targets lint, typecheck, test, build, prune');
    expect(await workspace.list('libs/pricing/dist')).toEqual(
      expect.arrayContaining(['pricing-0.1.0-py3-none-any.whl', 'pricing-0.1.0.tar.gz']),
    );
    await workspace.commit('feat: read titles in URLs');
  });

  it('is the same when the commands of the guides are typed again', async () => {
    const guides = ['docs/guide/libraries.md', 'docs/guide/deployment.md'];
    const typed = await typeAll(workspace, guides.flatMap(readCommands));
    expect(typed[0]).toBe(`npx nx ${create.join(' ')}`);
    expect(await workspace.changes()).toBe('');
  });

  it('is built and deployed anew when its README changes, and tested no more', async () => {
    await workspace.edit('libs/pricing/README.md', '# Pricing', '# Prices');
    const { output } = await workspace.succeedNx(['run-many', '-t', 'test', 'build', 'prune']);
    // The slices and the tests of both; not the build of the one and the deployment of the other.
    expect(output).toMatch(/Cache:\s+4\/6 hit/);
    expect(await workspace.read('dist/deploy/api/libs/pricing/README.md')).toContain('# Prices');
  });

  it('is not built, and no service pruned, where something is missing', async () => {
    const env = {
      PATH: await pathWithOnly('node', 'sh', 'env', 'git'),
      XDG_CACHE_HOME: await scratchFolder('cache'),
      UV: undefined,
    };
    const build = ['run', 'pricing:build', '--skip-nx-cache'];
    await workspace.run(['mv', '.venv', '.venv-away']);
    expectClearError(await workspace.nx(build, { env }), "build 'pricing': uv was not found");
    await workspace.run(['mv', '.venv-away', '.venv']);

    const into = ['run', 'api:prune', '--outputPath'];
    expectClearError(await workspace.nx([...into, 'apps']), /into 'apps': .* holds 'apps\/api/);

    await workspace.edit('apps/api/pyproject.toml', '"pricing",', '"pricing",\n  "boltons",');
    const stale = await workspace.nx(['run', 'api:prune'], { env: { UV_OFFLINE: '1' } });
    expectClearError(stale, "Cannot prune 'api': uv.lock", 'Run: uv lock');
    await workspace.git('checkout', '-q', 'apps/api/pyproject.toml');
  });

  it('runs in the service that is deployed where no repository is', async () => {
    const deployed = new Workspace(await scratchFolder('deployed'), {
      PATH: await pathWithoutNode(),
      SECRET_KEY: 'a-key-of-thirty-two-bytes-or-more-of-length',
    });
    await cp(workspace.path('dist/deploy/api'), deployed.root, { recursive: true });
    await workspace.dispose();

    const cwd = 'apps/api';
    const env = { DATABASE_URL: `sqlite:///${deployed.path('api.sqlite3')}` };
    await deployed.succeed(['uv', 'lock', '--check', '--offline']);
    await deployed.succeed(['uv', 'sync', '--frozen', '--no-dev', '--quiet'], { cwd });
    expect(await deployed.list('.venv/bin')).not.toContain('pytest');
    const run = ['uv', 'run', '--no-sync'];
    await deployed.succeed([...run, 'alembic', 'upgrade', 'head'], { cwd, env });
    const port = await freePort();
    const uvicorn = [...run, 'uvicorn', 'main:app', '--port', String(port)];
    const running = deployed.start(uvicorn, { cwd, env: { ...env, SHUTDOWN_DRAIN_SECONDS: '0' } });
    await untilReady(running, port);
    running.signal('SIGINT');
    await untilFree(port);
    await running.ended;
  });
});
