import { freePort } from './harness/ports';
import {
  addPlugin,
  bareWorkspace,
  copyTypeCache,
  pluginsInProcess,
  serviceWorkspace,
} from './harness/prepared-workspaces';
import { npmScripts, readCommands } from './harness/read-commands';
import { untilReady, type Serving } from './harness/serve';
import { defaultNxVersion } from './harness/versions';
import type { Workspace } from './harness/workspace';

const gettingStarted = 'docs/guide/getting-started.md';
const running = 'docs/guide/running.md';
const features = 'docs/guide/features.md';
const authentication = 'docs/guide/authentication.md';
/** The port of the first service of a workspace; the tests take a free one in its place. */
const documentedPort = '8000';

/** Types a page's commands in their order: `serve` goes on in the background until the next one, or the end. */
async function typeAll(
  workspace: Workspace,
  commands: readonly string[],
  cwd = '.',
): Promise<string[]> {
  const typed: string[] = [];
  let serving: Serving | undefined;
  // What a terminal would remember: each command has a shell of its own here.
  const variables: string[] = [];
  const stop = async (): Promise<void> => {
    serving?.running.signal('SIGINT');
    await serving?.running.ended;
  };
  for (const command of commands) {
    if (command.startsWith('npx nx run api:serve')) {
      await stop();
      serving = await startServing(workspace, command);
    } else if (command === 'npx nx add @paxx/nx') {
      await addPlugin(workspace);
    } else {
      const port = String(serving?.port ?? documentedPort);
      const line = command.replaceAll(documentedPort, port);
      const before = line.includes('$') ? variables : [];
      await workspace.succeed(['sh', '-ec', [...before, line].join('\n')], { cwd });
      if (command === 'npx nx g @paxx/nx:project api') await copyTypeCache(workspace, 'api');
      if (/^[A-Z]+=/.test(line)) variables.push(line);
    }
    typed.push(command);
  }
  await stop();
  return typed;
}

async function startServing(workspace: Workspace, command: string): Promise<Serving> {
  const port = await freePort();
  const [, , ...args] = command.replace(/ --port \d+/, '').split(' ');
  return untilReady(workspace.startNx([...args, '--port', String(port)]), port);
}

describe('the guides', () => {
  it('lead a newcomer from nothing to checked answers', async () => {
    const workspace = await bareWorkspace(defaultNxVersion);
    const typed = await typeAll(workspace, readCommands(gettingStarted));
    expect(typed.length).toBeGreaterThan(9);
  });

  it('run, migrate and inspect a service as they say', async () => {
    const workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    // Without a terminal and without input, the shell alone has nothing to show.
    const leftOut = (command: string): boolean =>
      command.includes('migrate') || command === 'npx nx run api:shell';
    const commands = readCommands(running).filter((command) => !leftOut(command));
    const typed = await typeAll(workspace, commands);
    expect(typed.length).toBeGreaterThan(6);
  });

  it('register, log in and manage users as they say', async () => {
    const workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    const typed = await typeAll(workspace, readCommands(authentication), 'apps/api');
    expect(typed.length).toBeGreaterThan(11);
  });

  it('make features as they say', async () => {
    const workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    const typed = await typeAll(workspace, readCommands(features));
    expect(typed.length).toBeGreaterThan(7);
    await workspace.succeedNx(['run-many', '-p', 'api', '-t', 'lint', 'test']);
  });
});

describe('the README', () => {
  it('names only commands that the guides or npm run', () => {
    const known = [...readCommands(gettingStarted), ...npmScripts(), 'npx nx run api:test'];
    for (const command of readCommands('README.md')) {
      const [beforeArguments = ''] = command.split(' -- ');
      expect(known).toContain(beforeArguments);
    }
  });
});
