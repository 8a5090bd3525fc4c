import { bareWorkspace, pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { npmScripts, readCommands } from './harness/read-commands';
import { typeAll } from './harness/type-all';
import { defaultNxVersion } from './harness/versions';

const gettingStarted = 'docs/guide/getting-started.md';
const running = 'docs/guide/running.md';
const features = 'docs/guide/features.md';
const authentication = 'docs/guide/authentication.md';

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
