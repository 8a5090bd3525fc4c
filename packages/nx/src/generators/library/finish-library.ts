import { getPackageManagerCommand } from '@nx/devkit';
import type { Refusal } from '../../seams/seam';
import { installEnvironment } from '../install-environment';
import type { LibraryOptions } from './normalize-options';

/**
 * Lock and install the environment, then say what to type next.
 *
 * @throws Error where the installation fails; the files stay
 */
export async function finishLibrary(
  workspaceRoot: string,
  options: LibraryOptions,
  hooks: Refusal | undefined,
): Promise<void> {
  const { name, module, directory, users, skipSync } = options;
  if (hooks !== undefined) {
    say(`.pre-commit-config.yaml stays as it is: ${hooks.cause}. Add to its repos:`, hooks.paste);
  }
  const missing = skipSync
    ? undefined
    : await installEnvironment(workspaceRoot, directory, (line) => say(line, []));
  const nx = `${getPackageManagerCommand().exec} nx`;
  if (skipSync) say('The environment is not installed yet. Run:', ['uv sync --all-packages']);
  const used = users.length === 0 ? '' : `; ${users.join(' and ')} can import ${module}`;
  say(`The library ${name} is in ${directory}${used}.`, []);
  if (users.length === 0)
    say('Let a project use it:', [`${nx} g @paxx/nx:library ${directory} --for <project>`]);
  say('Check it, and build its wheel:', [`${nx} run-many -p ${name} -t lint typecheck test build`]);
  if (missing !== undefined) say(missing, []);
}

function say(line: string, commands: readonly string[]): void {
  process.stdout.write(`\n${[line, ...commands.map((command) => `  ${command}`)].join('\n')}\n`);
}
