import { freePort } from './ports';
import { addPlugin, copyTypeCache } from './prepared-workspaces';
import { untilReady, type Serving } from './serve';
import type { Workspace } from './workspace';

/** The port of the first service of a workspace; the tests take a free one in its place. */
const documentedPort = '8000';

/** Types a page's commands in their order: `serve` goes on in the background until its reader types another `npx nx`, or the end. */
export async function typeAll(
  workspace: Workspace,
  commands: readonly string[],
  cwd = '.',
): Promise<string[]> {
  const typed: string[] = [];
  let serving: Serving | undefined;
  // What a terminal would remember: each command has a shell of its own here.
  const variables: Record<string, string> = {};
  const stop = async (): Promise<void> => {
    serving?.running.signal('SIGINT');
    await serving?.running.ended;
    serving = undefined;
  };
  for (const command of commands) {
    if (command.startsWith('npx nx')) await stop();
    const port = String(serving?.port ?? documentedPort);
    const line = command.replaceAll(documentedPort, port);
    const [, variable] = /^([A-Z]+)=/.exec(line) ?? [];
    const [, service] = /^npx nx g @paxx\/nx:project (\S+)/.exec(line) ?? [];
    if (/^npx nx run \w+:serve/.test(command)) {
      serving = await startServing(workspace, command);
    } else if (command === 'npx nx add @paxx/nx') {
      await addPlugin(workspace);
    } else if (variable === undefined) {
      await workspace.succeed(['sh', '-ec', line], { cwd, env: variables });
    } else {
      const script = `${line}\nprintf %s "$${variable}"`;
      const { stdout } = await workspace.succeed(['sh', '-ec', script], { cwd, env: variables });
      variables[variable] = stdout;
    }
    if (service !== undefined) await copyTypeCache(workspace, service);
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
