import { pluginWorkspace, pluginsInProcess } from './harness/prepared-workspaces';
import type { Ended } from './harness/start-process';
import { nxVersions } from './harness/versions';
import type { Workspace } from './harness/workspace';

const library = '[project]\nname = "pricing"\nversion = "0.1.0"\nrequires-python = ">=3.11"\n';

describe.each(nxVersions)('nx sync on Nx %s', (version) => {
  let workspace: Workspace;
  const check = (): Promise<Ended> => workspace.run(['node_modules/.bin/nx', 'sync:check']);

  beforeAll(async () => {
    workspace = await pluginWorkspace(version, pluginsInProcess);
    await workspace.write('libs/pricing/pyproject.toml', library);
    await workspace.write('build/pyproject.toml', library.replace('pricing', 'ignored'));
    await workspace.edit('.gitignore', /$/, 'build\n');
    await workspace.edit('pyproject.toml', 'members = [', 'members = [\n  "apps/sold", # in May');
  });

  it('lists what is there, drops what is gone, and keeps the comments', async () => {
    const before = await check();
    expect({ code: before.code, output: before.output }).toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /Not listed: libs\/pricing\.[\s\S]*pyproject\.toml: apps\/sold/,
      ),
    });
    await workspace.succeedNx(['sync']);
    const manifest = await workspace.read('pyproject.toml');
    expect(manifest).toContain('"libs/pricing"');
    expect(manifest).toContain('# in May');
    expect(manifest).not.toMatch(/apps\/sold|build/);
    expect(await check()).toMatchObject({ code: 0 });
  });
});
