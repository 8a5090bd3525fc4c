import { join } from 'node:path';
import type { Entrypoint } from '../../manifest/find-entrypoint';

export interface ShellCommand {
  /** The environment's Python. */
  readonly python: string;
  /** Whether the service's own command line offers `shell`. */
  readonly hasShellCommand: boolean;
  readonly entrypoint: Entrypoint;
  readonly extra: readonly string[];
  readonly platform: NodeJS.Platform;
}

/**
 * The program that opens a prompt: the generated service's own or, for others, a script that does the same. It becomes
 * the terminal's foreground job, as if a shell had started it.
 */
export function shellCommand(shell: ShellCommand): readonly string[] {
  const { python, extra, entrypoint } = shell;
  const { app, from } = entrypoint;
  const open = shell.hasShellCommand
    ? [python, '-m', 'cli', 'shell', ...extra]
    : [python, join(__dirname, 'open_shell.py'), app, from, ...extra];
  // Windows has no process groups of this kind.
  return shell.platform === 'win32'
    ? open
    : [python, join(__dirname, 'own_foreground.py'), ...open];
}
