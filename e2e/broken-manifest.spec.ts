import { serviceWorkspace } from './harness/prepared-workspaces';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

describe.each(versionsOfALongMatrix)('a broken manifest on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version);
    await workspace.write('apps/broken/project.json', '{ "name": "broken" }\n');
    await workspace.write(
      'apps/broken/pyproject.toml',
      '[project]\nname = "broken"\nversion = = 1\n',
    );
  });

  it('warns with file and line', async () => {
    const { output } = await workspace.succeedNx(['show', 'projects']);
    expect(output).toMatch(/apps\/broken\/pyproject\.toml:3/);
  });

  it('costs only its own project', async () => {
    await workspace.succeedNx(['run', 'api:lint']);
    const { stdout } = await workspace.succeedNx(['show', 'project', 'api', '--json']);
    const { targets } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { targets: object };
    expect(Object.keys(targets)).toEqual(
      expect.arrayContaining(['serve', 'migrate', 'test', 'lint']),
    );
  });
});
