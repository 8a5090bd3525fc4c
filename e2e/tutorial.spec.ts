import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { copyEnvironment, pluginsInProcess } from './harness/prepared-workspaces';
import { readCommands, readExcerpts, readScript } from './harness/read-commands';
import { typeAll } from './harness/type-all';
import { Workspace, scratchFolder } from './harness/workspace';

const tutorial = 'docs/guide/tutorial.md';

describe('the tutorial', () => {
  it('makes a shop in an empty folder', async () => {
    const workspace = new Workspace(await scratchFolder('tutorial'), pluginsInProcess);
    const commands = readCommands(tutorial);
    const first = commands.findIndex((command) => command.includes('@paxx/nx:project'));
    await typeAll(workspace, commands.slice(0, first));
    await copyEnvironment(workspace);
    const typed = await typeAll(workspace, commands.slice(first));
    expect(typed.length).toBeGreaterThan(20);
  });

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
