import { join } from 'node:path';
import type { Running } from './start-process';
import type { RunOptions, Workspace } from './workspace';

const session = join(__dirname, 'pty-session.py');

/** Starts a program in a real pseudo-terminal; what the test writes are keys. The environment of the workspace brings the Python for it. */
export function startInTerminal(
  workspace: Workspace,
  argv: readonly string[],
  options: RunOptions = {},
): Running {
  const python = workspace.path('.venv/bin/python');
  return workspace.start([python, '-I', session, ...argv], {
    ...options,
    keepInput: true,
    env: { TERM: 'xterm', ...options.env },
  });
}

export function startNxInTerminal(
  workspace: Workspace,
  args: readonly string[],
  options?: RunOptions,
): Running {
  return startInTerminal(workspace, [workspace.path('node_modules/.bin/nx'), ...args], options);
}

export const ctrlC = '\u0003';
export const ctrlD = '\u0004';
