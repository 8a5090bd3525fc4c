import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  copyEnvironment,
  copyTypeCache,
  pluginWorkspace,
  pluginsInProcess,
} from './harness/prepared-workspaces';
import { freePort } from './harness/ports';
import { readCommands } from './harness/read-commands';
import { untilReady } from './harness/serve';
import type { Ended } from './harness/start-process';
import { defaultNxVersion } from './harness/versions';
import { Workspace, scratchFolder } from './harness/workspace';

const repository = join(__dirname, '..');
const example = join(repository, 'examples/shop');

describe('the example', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await pluginWorkspace(defaultNxVersion, pluginsInProcess);
    await copyEnvironment(workspace);
    await workspace.succeed(['sh', join(example, 'create.sh')]);
  });

  it('is what its script makes', async () => {
    const { code, output } = await compare();
    expect(output).toBe('');
    expect(code).toBe(0);
  });

  it('passes every check as it is made', async () => {
    await copyTypeCache(workspace, 'apps/shop');
    await workspace.succeedNx(['run-many', '-t', 'lint', 'typecheck', 'test', 'db-check']);
  });

  it('is told apart from what differs, by file and line', async () => {
    await workspace.edit('apps/shop/main.py', 'FEATURES: tuple', 'FEATURES : tuple');
    await workspace.remove('apps/shop/core/enums.py');
    await workspace.write('apps/shop/core/more.py', '');
    const { code, output } = await compare();
    expect(code).toBe(1);
    expect(output.match(/^examples.*$/gm)).toEqual([
      'examples/shop/service/core/enums.py: is committed, and not made.',
      'examples/shop/service/core/more.py: is made, and not committed.',
      expect.stringMatching(/main\.py:\d+: .*'FEATURES: .*'FEATURES : /),
    ]);
    expect(output).toContain('npm run example');
  });

  it('runs with uv alone, as its page says', async () => {
    const clone = new Workspace(await scratchFolder('example'));
    // Who has tried the page in this repository has left these behind.
    const filter = (path: string): boolean => !/\/(\.venv|\.env|[^/]+\.sqlite3)$/.test(path);
    await cp(join(example, 'service'), clone.root, { recursive: true, filter });
    await copyEnvironment(clone);
    const [enter, ...commands] = readCommands('examples/shop/README.md');
    expect(enter).toBe('cd examples/shop/service');
    for (const command of commands.slice(0, -1)) await clone.succeed(['sh', '-ec', command]);
    const port = await freePort();
    const serve = `exec ${commands.at(-1)} --port ${port}`;
    const { running } = await untilReady(clone.start(['sh', '-ec', serve]), port);
    running.signal('SIGINT');
    await running.ended;
  });

  it('has a page whose links lead to files', async () => {
    const page = await readFile(join(example, 'README.md'), 'utf8');
    const links = [...page.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links).not.toEqual([]);
    expect(links.filter((link) => !existsSync(join(example, link)))).toEqual([]);
  });

  /** The tool that `npm run example` is, with what this workspace has. */
  function compare(): Promise<Ended> {
    const tool = join(repository, 'tools/example.mjs');
    return workspace.run([process.execPath, tool, '--check', workspace.path('apps/shop')]);
  }
});
