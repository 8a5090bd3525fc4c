import type { TargetConfiguration } from '@nx/devkit';
import { getJson, postJson } from './harness/http';
import { freePort, untilFree } from './harness/ports';
import { serviceWorkspace } from './harness/prepared-workspaces';
import { untilReady } from './harness/serve';
import { signIn } from './harness/sign-in';
import { defaultNxVersion, longRun, nxVersions } from './harness/versions';
import type { Workspace } from './harness/workspace';

/** What `nx add`, two generators, `migrate` and `upgrade` made, as a user types them: see prepared-workspaces.ts. */
describe.each(nxVersions)('the main job on Nx %s', (version) => {
  let workspace: Workspace;
  let port: number;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version);
    port = await freePort();
    await workspace.edit('apps/api/project.json', /"port": \d+/, `"port": ${port}`);
  });

  it('signs in, and creates and reads an order over HTTP', async () => {
    const { url, running } = await untilReady(workspace.startNx(['run', 'api:serve']), port);
    expect(await getJson(`${url}/orders`)).toMatchObject({ status: 401 });
    const { headers } = await signIn(url);
    const order = { name: 'First', description: 'Of many' };
    const created = await postJson(`${url}/orders`, order, headers);
    expect(created).toMatchObject({ status: 201, json: { name: 'First' } });
    const { id } = created.json as { id: string };
    const read = await getJson(`${url}/orders/${id}`, headers);
    expect(read).toMatchObject({ status: 200, json: { id } });
    expect(await getJson(`${url}/orders`, headers)).toMatchObject({ json: { items: [{ id }] } });

    running.signal('SIGINT');
    expect(await untilFree(port)).toBeLessThan(3_000);
    await running.ended;
  });

  it('writes one revision that creates the table', async () => {
    const files = await workspace.list('apps/api/migrations/versions');
    const revisions = files.filter((file) => file.endsWith('.py')).sort();
    expect(revisions).toEqual([
      expect.stringContaining('create_users'),
      expect.stringContaining('add_orders'),
    ]);
    const [, revision = ''] = revisions;
    expect(await workspace.read(`apps/api/migrations/versions/${revision}`)).toMatch(
      /create_table\(\s*"orders"/,
    );
  });

  it('passes every inferred check with no edit', async () => {
    // The Python is the same on each version of Nx; that its targets run there is what differs.
    const all = longRun || version === defaultNxVersion;
    const checks = all
      ? ['test', 'lint', 'typecheck', 'deps', 'db-check', 'openapi']
      : ['lint', 'deps', 'openapi'];
    const { output } = await workspace.succeedNx(['run-many', '-t', ...checks]);
    for (const check of checks) expect(output).toContain(`api:${check}`);
  });

  it('answers the help that a target names, in the folder of the project', async () => {
    const { stdout } = await workspace.succeedNx(['show', 'project', 'api', '--json']);
    const { targets } = JSON.parse(stdout) as { targets: Record<string, TargetConfiguration> };
    // `nx migrate` alone is a command of Nx.
    const asked = longRun ? Object.keys(targets) : ['migrate', 'test'];
    for (const name of asked) {
      const command = targets[name]?.metadata?.help?.command;
      if (command === undefined) continue;
      const [npx, , ...words] = command.split(' ');
      const options = { cwd: 'apps/api' };
      const { code, output } = await (npx === 'npx'
        ? workspace.nx(words, options)
        : workspace.run(command.split(' '), options));
      expect({ command, code }).toEqual({ command, code: 0 });
      expect(output).toMatch(command.startsWith('npx') ? `api:${name}` : /usage|options/i);
    }
  });

  it('keeps what must not be committed out of git', async () => {
    const files = await workspace.git('ls-files', '--cached', '--others', '--exclude-standard');
    expect(files).toContain('apps/api/.env.example');
    expect(files).not.toMatch(/\.env$|\.venv|__pycache__|sqlite3|_cache|node_modules/m);
  });
});
