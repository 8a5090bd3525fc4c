import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { readCommands } from './harness/read-commands';
import type { Ended } from './harness/start-process';
import { typeAll } from './harness/type-all';
import { defaultNxVersion } from './harness/versions';
import { Workspace, scratchFolder } from './harness/workspace';

const library = '[project]\nname = "pricing"\nversion = "0.1.0"\nrequires-python = ">=3.11"\n';

describe('npx paxx doctor', () => {
  let workspace: Workspace;
  const doctor = (...args: string[]): Promise<Ended> =>
    workspace.run(['npx', '--no-install', 'paxx', 'doctor', ...args]);

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
  });

  it('finds nothing in what the generators made', async () => {
    const { code, output } = await doctor();
    expect(output).toMatch(/^Nothing found \(1 Python project, uv \S+, Python \S+\)\.$/m);
    expect(code).toBe(0);
    expect(await workspace.changes()).toBe('');
  });

  it('refuses wrong use with code 2', async () => {
    expect(await doctor('--verbos')).toMatchObject({ code: 2 });
    const outside = await scratchFolder('outside');
    const paxx = workspace.path('node_modules/.bin/paxx');
    const ended = await new Workspace(outside).run([paxx, 'doctor']);
    expect(ended).toMatchObject({ code: 2, output: expect.stringMatching(/^Cannot examine /) });
  });

  it('names each mistake with one cure', async () => {
    await workspace.write('libs/pricing/pyproject.toml', library);
    await workspace.edit('pyproject.toml', 'members = [', 'members = [\n  "apps/sold", # in May');
    await workspace.write('apps/api/logging.py', '');
    await workspace.edit('.gitignore', '.paxx/\n', '');
    await workspace.edit('apps/api/pyproject.toml', '"typer>=', '"click",\n  "typer>=');
    const { code, stdout } = await doctor('--json');
    expect(code).toBe(1);
    const { findings, skipped } = JSON.parse(stdout) as {
      findings: readonly { check: string; where: string }[];
      skipped: readonly string[];
    };
    expect(skipped).toEqual([]);
    expect(findings.map(({ check, where }) => [check, where])).toEqual([
      ['member-unlisted', 'libs/pricing/pyproject.toml'],
      ['member-vanished', 'pyproject.toml:5'],
      ['module-shadows', 'apps/api/logging.py'],
      ['not-ignored', '.gitignore'],
      ['lock-stale', 'uv.lock'],
    ]);
  });

  it('is content when each cure was applied', async () => {
    const { code, output } = await workspace.run(['node_modules/.bin/nx', 'sync:check']);
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining('libs/pricing'),
    });
    await workspace.succeedNx(['sync']);
    await workspace.succeedNx(['sync:check']);
    expect(await workspace.read('pyproject.toml')).toContain('# in May');
    await workspace.remove('apps/api/logging.py');
    await workspace.edit('.gitignore', /$/, '.paxx/\n');
    await workspace.succeed(['uv', 'lock']);
    await workspace.succeed(['uv', 'sync', '--all-packages', '--quiet']);
    const typed = await typeAll(workspace, readCommands('docs/guide/doctor.md'));
    expect(typed.length).toBe(4);
  });

  it('does not ask uv what a broken manifest stops', async () => {
    await workspace.edit('apps/api/pyproject.toml', 'name = "api"', 'name = ');
    const { code, output } = await doctor();
    expect(code).toBe(1);
    expect(output).toMatch(/^apps\/api\/pyproject\.toml:2 {2}manifest-broken$/m);
    expect(output).toMatch(/^Not checked before that is put right: .*lock-stale/m);
  });
});
