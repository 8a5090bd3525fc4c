import type { Ended } from './start-process';
import type { RunOptions, Workspace } from './workspace';

/** Tasks of one command by id, such as `api:test`. */
export interface TaskResults {
  readonly ran: readonly string[];
  readonly fromCache: readonly string[];
  readonly failed: readonly string[];
  readonly ended: Ended;
}

const PLUGIN = 'record-results';
const FILE = '.nx/results.json';

/** A plugin of the workspace that writes down how each task of a command ended: what Nx prints differs between its versions. */
export async function recordTaskResults(workspace: Workspace): Promise<void> {
  const folder = `node_modules/${PLUGIN}`;
  await workspace.write(
    `${folder}/package.json`,
    JSON.stringify({ name: PLUGIN, version: '0.0.0' }),
  );
  await workspace.write(
    `${folder}/index.js`,
    `exports.name = '${PLUGIN}';
exports.postTasksExecution = (options, { taskResults, workspaceRoot }) => {
  const results = Object.entries(taskResults).map(([id, { status }]) => [id, status]);
  require('node:fs').writeFileSync(workspaceRoot + '/${FILE}', JSON.stringify(results));
};
`,
  );
  const nxJson = JSON.parse(await workspace.read('nx.json')) as { plugins?: unknown[] };
  nxJson.plugins = [...(nxJson.plugins ?? []), PLUGIN];
  await workspace.write('nx.json', `${JSON.stringify(nxJson, null, 2)}\n`);
}

/** Runs a command of Nx whose exit code may be any, and says what it did. */
export async function taskResults(
  workspace: Workspace,
  args: readonly string[],
  options?: RunOptions,
): Promise<TaskResults> {
  await workspace.remove(FILE);
  const ended = await workspace.nx(args, options);
  // No task, no results.
  const all = workspace.has(FILE)
    ? (JSON.parse(await workspace.read(FILE)) as [string, string][])
    : [];
  const withStatus = (...statuses: string[]): string[] =>
    all
      .filter(([, status]) => statuses.includes(status))
      .map(([id]) => id)
      .sort();
  return {
    ran: withStatus('success'),
    fromCache: withStatus('local-cache', 'local-cache-kept-existing', 'remote-cache'),
    failed: withStatus('failure', 'skipped'),
    ended,
  };
}
