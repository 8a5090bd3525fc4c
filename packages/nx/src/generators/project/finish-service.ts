import { join } from 'node:path';
import { getPackageManagerCommand } from '@nx/devkit';
import type { Refusal } from '../../seams/seam';
import type { ProjectOptions } from './normalize-options';

/**
 * Lock and install the environment, then say what to type next.
 *
 * @throws Error where the installation fails; the files stay
 */
export async function finishService(
  workspaceRoot: string,
  options: ProjectOptions,
  hooks: Refusal | undefined,
): Promise<void> {
  if (hooks !== undefined) {
    say(`.pre-commit-config.yaml stays as it is: ${hooks.cause}. Add to its repos:`, hooks.paste);
  }
  const missing = options.skipSync ? undefined : await install(workspaceRoot, options.directory);
  const nx = `${getPackageManagerCommand().exec} nx`;
  const { name, directory } = options;
  if (options.skipSync)
    say(`The environment of ${name} is not installed yet. Run:`, ['uv sync --all-packages']);
  say(`The service ${name} is in ${directory}. Start it:`, [`${nx} run ${name}:serve`]);
  say(describeDocs(options), []);
  say('Add a domain:', [
    `${nx} g @paxx/nx:feature orders --project=${name}`,
    `${nx} run ${name}:migrate --message "add orders"`,
    `${nx} run ${name}:upgrade`,
  ]);
  if (missing !== undefined) say(missing, []);
}

function describeDocs({ auth, database, name, port }: ProjectOptions): string {
  const docs = `http://127.0.0.1:${port}/docs`;
  if (auth === 'none') return `Its documentation is at ${docs}.`;
  // A SQLite file is upgraded by `serve` itself.
  const first = database === 'postgres' ? ` Its tables are made by: nx run ${name}:upgrade.` : '';
  return `Register, and log in with Authorize, at ${docs}.${first}`;
}

// Loaded here: no command may start a process, or pay for being able to, before the files are written.
async function install(workspaceRoot: string, directory: string): Promise<string | undefined> {
  const { findEnvironment } =
    require('../../python/find-environment') as typeof import('../../python/find-environment');
  const { syncEnvironment } =
    require('../../python/sync-environment') as typeof import('../../python/sync-environment');
  const environment = findEnvironment(join(workspaceRoot, directory), workspaceRoot);
  const result = await syncEnvironment(environment, { log: (line) => say(line, []) });
  if (result.kind === 'synced') return undefined;
  if (result.kind === 'sync-failed') {
    throw new Error(`${result.message} (The files of ${directory} are written and stay.)`);
  }
  return `The files are written; the environment is not installed. ${result.message}, then: uv sync --all-packages`;
}

function say(line: string, commands: readonly string[]): void {
  process.stdout.write(`\n${[line, ...commands.map((command) => `  ${command}`)].join('\n')}\n`);
}
