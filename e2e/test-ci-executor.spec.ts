import { ctrlC, startNxInTerminal } from './harness/in-terminal';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { processesLeft } from './harness/processes';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

const conftest = `

@pytest.fixture(scope="session", autouse=True)
def witness():
    yield
    (pathlib.Path(__file__).parent / "closed.txt").touch()
`;
const broken = {
  red: 'def test_it() -> None:\n    assert 1 + 1 == 3\n',
  crashing: 'import os\n\n\ndef test_it() -> None:\n    os.abort()\n',
  hanging: 'import time\n\n\ndef test_it() -> None:\n    time.sleep(600)\n',
};
const environment =
  'import os\n\n\ndef test_it() -> None:\n    assert os.environ["PAINT"] == "blue of api"\n';

describe.each(versionsOfALongMatrix)('parts of the tests on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version, pluginsInProcess);
    await workspace.edit('apps/api/conftest.py', /$/, conftest);
    await workspace.edit('apps/api/conftest.py', /^import /m, 'import pathlib\nimport ');
    await addParts('orders', 'users', ...Object.keys(broken), 'environment');
    for (const [name, test] of Object.entries({ ...broken, environment })) {
      await workspace.write(`apps/api/features/${name}/tests/test_${name}.py`, test);
    }
    await workspace.write('.env', 'PAINT=red\nNAME=api\n');
    await workspace.edit('apps/api/.env', /$/, '\nPAINT="blue of $NAME"\n');
  });

  it('fail alone when they are red, crash or hang; the others are cached', async () => {
    const targets = 'orders,users,red,crashing,hanging';
    const args = ['run-many', '-t', targets, '--output-style=static'];
    const first = await workspace.nx(args);
    expect(first.code).not.toBe(0);
    expect(first.output).toContain('Running 5 tasks with @paxx/nx:test-ci');
    expect(first.output).toMatch(/features\/orders: \d+ passed in/);
    expect(first.output).toMatch(/assert \(1 \+ 1\) == 3\s+features\/red\/tests\/test_red\.py:2/);
    expect(first.output).toMatch(/'features\/crashing': pytest was ended by SIGABRT in/);
    expect(first.output).toMatch(/'features\/hanging': pytest made no progress for 6 s/);
    expect(first.output).toMatch(/Failed tasks:\s+(- api:(red|crashing|hanging)\s+){3}/);
    const second = await workspace.succeedNx(['run-many', '-t', 'orders,users']);
    expect(second.output).toContain('2 out of 2 tasks');
  });

  it.each(['true', 'false'])('have the same environment with NX_BATCH_MODE=%s', async (mode) => {
    const env = { NX_BATCH_MODE: mode };
    const args = ['run', 'api:environment', '--skip-nx-cache'];
    expect((await workspace.succeedNx(args, { env })).output).toContain('1 passed');
    const typed = [...args, '--', '-k', 'another'];
    expect((await workspace.succeedNx(typed, { env })).output).toContain('1 deselected');
  });

  it('tear down their fixtures at Ctrl-C, and leave no process behind', async () => {
    await workspace.remove('apps/api/closed.txt');
    const env = { NX_VERBOSE_LOGGING: 'true' };
    const args = ['run-many', '-t', 'orders,hanging', '--timeout=0', '--skip-nx-cache'];
    const running = startNxInTerminal(workspace, args, { env });
    await running.waitFor('test_hanging.py');
    running.write(ctrlC);
    await running.ended;
    expect(await processesLeft(workspace.root)).toEqual([]);
    expect(workspace.has('apps/api/closed.txt')).toBe(true);
  });

  async function addParts(...names: string[]): Promise<void> {
    const file = 'apps/api/project.json';
    const project = JSON.parse(await workspace.read(file)) as { targets?: object };
    const targets = names.map((name) => [
      name,
      {
        executor: '@paxx/nx:test-ci',
        cache: true,
        inputs: [`{projectRoot}/features/${name}/**/*`, { externalDependencies: [] }],
        options: { paths: [`features/${name}`], timeout: 6 },
      },
    ]);
    project.targets = { ...project.targets, ...Object.fromEntries(targets) };
    await workspace.write(file, JSON.stringify(project));
  }
});
