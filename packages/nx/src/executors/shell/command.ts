import { join } from 'node:path';

export interface ShellCommand {
  /** The environment's Python. */
  readonly python: string;
  /** Whether the service's own command line offers `shell`. */
  readonly hasShellCommand: boolean;
  /** The application as `module:attribute`. */
  readonly entrypoint: string;
  readonly extra: readonly string[];
  readonly platform: NodeJS.Platform;
}

/**
 * The program that opens a prompt. The generated service brings its own, which becomes the terminal's
 * foreground job by itself; for others two small scripts do the same.
 */
export function shellCommand(shell: ShellCommand): readonly string[] {
  const { python, extra } = shell;
  if (shell.hasShellCommand) return [python, '-m', 'cli', 'shell', ...extra];
  const open = [python, join(__dirname, 'open_shell.py'), shell.entrypoint, ...extra];
  // Windows has no process groups of this kind.
  return shell.platform === 'win32'
    ? open
    : [python, join(__dirname, 'own_foreground.py'), ...open];
}
