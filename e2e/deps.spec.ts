import { expectClearError } from './harness/expect-clear-error';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import type { Ended } from './harness/start-process';
import { defaultNxVersion } from './harness/versions';
import type { Workspace } from './harness/workspace';

const nx = 'node_modules/.bin/nx';
const test = 'apps/api/features/orders/tests/test_services.py';

describe('the target deps', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
  });

  const runDeps = (): Promise<Ended> => workspace.run([nx, 'run', 'api:deps']);

  it('passes at birth, and is cached', async () => {
    for (const said of ['Every import is declared.', 'Cache:             2/2 hit'])
      expect((await runDeps()).output).toContain(said);
  });

  it('names each import that the manifest lacks, and what to add', async () => {
    await workspace.edit('apps/api/pyproject.toml', / {2}"pyjwt.*\n/, '');
    await workspace.edit(
      'apps/api/core/schemas.py',
      /$/,
      '\nimport click\nimport pytest\nimport nosuchmodule\n',
    );
    await workspace.edit(test, /$/, '\nimport execnet\nimport debugpy\n');
    const ended = await runDeps();
    expectClearError(
      ended,
      /core\/schemas\.py:\d+:8: 'click' is imported, but not declared; .*: uv add click/,
      /core\/schemas\.py:\d+:8: 'pytest' is imported, but declared for development only: uv add pytest/,
      /core\/schemas\.py:\d+:8: 'nosuchmodule' .*neither declared nor installed/,
      /authenticator\.py:\d+:8: 'jwt' .*: uv add pyjwt/,
      /tests\/test_services\.py:\d+:8: 'execnet' .*: uv add --dev execnet/,
    );
    expect(ended.output).not.toContain('debugpy');
  });

  it('says in one line what deptry refuses', async () => {
    await workspace.edit('apps/api/pyproject.toml', '["DEP002"]', '3');
    expectClearError(await runDeps(), /deptry did not get to the end: TypeError/);
  });
});
