import { copyFixture } from './harness/copy-fixture';
import { untilAnswer } from './harness/http';
import { freePort } from './harness/ports';
import { copyEnvironment, pluginsInProcess, pluginWorkspace } from './harness/prepared-workspaces';
import { readCommands } from './harness/read-commands';
import { typeAll } from './harness/type-all';
import { defaultNxVersion } from './harness/versions';
import type { Workspace } from './harness/workspace';

/** Services that we have not made: the folder, the project, what each says of itself. */
const SERVICES = [
  { folder: 'shop', project: 'shop', application: 'app' },
  { folder: 'warehouse', project: 'warehouse', application: 'service' },
  { folder: 'shipping', project: 'shipping-service', application: 'app' },
] as const;

interface ProjectGraphFile {
  readonly graph: {
    readonly nodes: Readonly<
      Record<string, { readonly data: { readonly projectType: string; readonly targets: object } }>
    >;
  };
}

describe('services that others have made', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await pluginWorkspace(defaultNxVersion, pluginsInProcess);
    for (const { folder } of SERVICES) await copyFixture(workspace, folder);
    // The first and the last are projects of their own, with an environment beside them.
    const tools = '\n[dependency-groups]\ndev = ["mypy", "pytest", "ruff"]\n';
    await workspace.edit(
      'pyproject.toml',
      /members = \[\s*\]/,
      `members = ["apps/warehouse"]${tools}`,
    );
    await copyEnvironment(workspace);
    for (const folder of ['shop', 'shipping'])
      await workspace.succeed(['cp', '-al', '.venv', `apps/${folder}/.venv`]);
  });

  it('have the targets that their files are evidence for', async () => {
    await workspace.succeedNx(['graph', '--file=graph.json']);
    const { graph } = JSON.parse(await workspace.read('graph.json')) as ProjectGraphFile;
    await workspace.remove('graph.json');
    for (const { project } of SERVICES) {
      const { projectType, targets } = graph.nodes[project]?.data ?? {};
      expect(projectType).toBe('application');
      expect(Object.keys(targets ?? {})).toEqual(
        expect.arrayContaining([
          ...['serve', 'shell', 'openapi', 'test', 'lint', 'format', 'typecheck'],
          ...['migrate', 'upgrade', 'downgrade', 'status', 'db-check'],
        ]),
      );
    }
  });

  it.each(SERVICES)('serve: $folder', async ({ project, folder }) => {
    const port = await freePort();
    const running = workspace.startNx(['run', `${project}:serve`, `--port=${port}`]);
    const body = await untilAnswer(`http://127.0.0.1:${port}/`);
    expect(body).toBe(`{"service":"${folder}"}`);
    running.signal('SIGINT');
    const { output } = await running.ended;
    expect(output).toContain('GET / HTTP/1.1" 200');
  });

  it.each(SERVICES)('migrate, upgrade and tell the status: $folder', async ({ project }) => {
    const migrated = await workspace.succeedNx(['run', `${project}:migrate`, '--message=more']);
    expect(migrated.output).toMatch(/Wrote apps\/.*more\.py/);
    const upgraded = await workspace.succeedNx(['run', `${project}:upgrade`]);
    expect(upgraded.output).toMatch(/The database is at head\./);
    const after = await workspace.succeedNx(['run', `${project}:status`, '--check']);
    expect(after.output).toMatch(/Pending: +none/);
  });

  it.each(SERVICES)('open a shell: $folder', async ({ project, application }) => {
    const input = `print("ROUTES", sorted(${application}.openapi()["paths"]))\n`;
    const { output } = await workspace.succeedNx(['run', `${project}:shell`], { input });
    expect(output).toMatch(/ROUTES \['\/'/);
  });

  it('do what the guide says: test, lint, check types, compare, write their document', async () => {
    const typed = await typeAll(workspace, readCommands('docs/guide/adopt.md'));
    expect(typed.at(-1)).toContain('test,lint,typecheck,openapi,db-check');
    for (const { folder } of SERVICES) {
      const document = JSON.parse(await workspace.read(`apps/${folder}/openapi.json`)) as {
        readonly paths: object;
      };
      expect(Object.keys(document.paths)).toContain('/');
    }
  });
});
