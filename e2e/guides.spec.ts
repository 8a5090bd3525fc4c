import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bareWorkspace,
  copyEnvironment,
  pluginsInProcess,
  serviceWorkspace,
} from './harness/prepared-workspaces';
import { npmScripts, readCommands, readExcerpts, readScript } from './harness/read-commands';
import { typeAll } from './harness/type-all';
import { defaultNxVersion } from './harness/versions';
import { Workspace, scratchFolder } from './harness/workspace';

const gettingStarted = 'docs/guide/getting-started.md';
const running = 'docs/guide/running.md';
const features = 'docs/guide/features.md';
const authentication = 'docs/guide/authentication.md';
const tutorial = 'docs/guide/tutorial.md';

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

  it('make a shop in an empty folder', async () => {
    const workspace = new Workspace(await scratchFolder('tutorial'), pluginsInProcess);
    const commands = readCommands(tutorial);
    const first = commands.findIndex((command) => command.includes('@paxx/nx:project'));
    await typeAll(workspace, commands.slice(0, first));
    await copyEnvironment(workspace);
    const typed = await typeAll(workspace, commands.slice(first));
    expect(typed.length).toBeGreaterThan(20);
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

describe('the tutorial', () => {
  it('types what made the example, in its order', () => {
    const ofScript = readScript('examples/shop/create.sh');
    const ofTutorial = readCommands(tutorial).filter((command) =>
      /^npx nx (g|run shop:(migrate|upgrade))\b/.test(command),
    );
    expect(ofScript).not.toEqual([]);
    expect(ofTutorial.slice(0, ofScript.length)).toEqual(ofScript);
  });

  it('shows only code that stands in the example', async () => {
    const excerpts = readExcerpts(tutorial);
    expect(excerpts).not.toEqual([]);
    const service = join(__dirname, '../examples/shop/service');
    const names = await readdir(service, { recursive: true });
    const modules = names.filter((name) => name.endsWith('.py') && !name.startsWith('.venv'));
    const texts = await Promise.all(modules.map((name) => readFile(join(service, name), 'utf8')));
    for (const excerpt of excerpts) expect(texts.join('')).toContain(excerpt);
  });
});
