/** Whoever reaches a debugger runs code: this machine alone. */
export const debugHost = '127.0.0.1';

export interface ServeCommand {
  /** Absolute path of the environment's Python. */
  readonly python: string;
  /** `module:attribute`. */
  readonly app: string;
  /** The folder that it is imported from, relative to the project. */
  readonly from: string;
  readonly host: string;
  readonly port: number;
  /** debugpy's port. */
  readonly debug: number | undefined;
  /** Whether the service writes a line for each request itself. */
  readonly logsAccess: boolean;
  /** Further words for uvicorn; they win over ours, since uvicorn takes the last of each option. */
  readonly args: readonly string[];
}

/**
 * The words that start uvicorn. `python -m` and not the script: a script's first line holds the absolute
 * path of the environment, which is wrong after the workspace has been moved.
 */
export function serveCommand(serve: ServeCommand): string[] {
  const { python, app, from, host, port, debug, args } = serve;
  return [
    python,
    ...(debug === undefined ? [] : debugpy(debug)),
    ...['-m', 'uvicorn', app],
    ...['--host', host, '--port', String(port)],
    ...(from === '.' ? [] : ['--app-dir', from]),
    ...(serve.logsAccess ? ['--no-access-log'] : []),
    // As the service's own `cli serve` answers.
    '--no-server-header',
    // An open connection must not hold a restart; 0 would cut requests that are nearly done.
    ...['--timeout-graceful-shutdown', '1'],
    ...args,
  ];
}

/** Python's frozen modules would hide their frames from the debugger, and debugpy says so at each start. */
function debugpy(port: number): string[] {
  return ['-Xfrozen_modules=off', '-m', 'debugpy', '--listen', `${debugHost}:${port}`];
}
