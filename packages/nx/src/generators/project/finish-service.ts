import { getPackageManagerCommand } from '@nx/devkit';
import type { Refusal } from '../../seams/seam';
import { installEnvironment } from '../install-environment';
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
  const missing = options.skipSync
    ? undefined
    : await installEnvironment(workspaceRoot, options.directory, (line) => say(line, []));
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

function say(line: string, commands: readonly string[]): void {
  process.stdout.write(`\n${[line, ...commands.map((command) => `  ${command}`)].join('\n')}\n`);
}
