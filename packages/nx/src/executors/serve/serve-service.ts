import { basename, join, relative, resolve } from 'node:path';
import type { Entrypoint } from '../../manifest/find-entrypoint';
import { envFileOf, readEnvFile, serviceEnvironment } from '../../python/env-file';
import { ensureInStep, type PreparedService } from '../../python/prepare-service';
import { start } from '../../python/run';
import { awaitPort, awaitPortFree } from './await-port';
import { baseUrl } from './base-url';
import { ChangeFeed } from './change-feed';
import { debugHost, serveCommand } from './command';
import { changed, debuggerListens, isUp } from './errors';
import { isSource } from './is-source';
import type { ServeOptions } from './plain-options';
import { supervise, type Outcome } from './supervise';
import { watchFolders } from './watch-folders';
import { writesAccessLines } from './writes-access-lines';

export interface Serving {
  readonly options: ServeOptions;
  readonly entrypoint: Entrypoint;
  readonly service: PreparedService;
  /** Absolute path of the workspace, and the folders to watch relative to it. */
  readonly workspaceRoot: string;
  readonly folders: readonly string[];
  readonly stop: AbortSignal;
  /** Called when the service answers for the first time. */
  readonly onFirstReady: () => void;
  readonly log: (line: string) => void;
}

/** Watches and supervises a prepared service to its end. */
export async function serveService(serving: Serving): Promise<Outcome> {
  const { options, service, workspaceRoot, log, stop } = serving;
  const feed = new ChangeFeed();
  const envFile = options.envFile
    ? resolve(service.projectDir, options.envFile)
    : envFileOf(service.projectDir);
  const folders = options.reload ? serving.folders : [];
  const watching = watchFolders(
    folders.map((folder) => join(workspaceRoot, folder)),
    isSource(service.projectDir, envFile),
    (file) => feed.add(file),
  );
  try {
    return await supervise({
      start: () => {
        feed.forget();
        return startService(serving, envFile);
      },
      answers: (abort) => awaitPort(options.port, options.host, abort),
      released: (abort) => released(options, abort),
      onReady: announce(serving),
      nextChange: () => feed.next(),
      beforeRestart: (paths) => {
        log(changed(paths.map((path) => relative(workspaceRoot, path))));
        return renewEnvironment(serving, paths);
      },
      reload: options.reload,
      stop,
      log,
    });
  } finally {
    watching.close();
    feed.forget();
  }
}

function startService(
  { options, entrypoint, service }: Serving,
  envFile: string,
): ReturnType<typeof start> {
  const python = service.environment.bin('python');
  const env = serviceEnvironment(process.env, service.envAtStart, readEnvFile(envFile));
  const logsAccess = writesAccessLines(service.projectDir);
  const argv = serveCommand({ ...options, ...entrypoint, python, logsAccess });
  return start(argv, { cwd: service.projectDir, env });
}

/** The debugger's port stays taken to the very end of the process: then the end is what counts. */
function released({ port, host, debug }: ServeOptions, abort: AbortSignal): Promise<void> {
  if (debug !== undefined) return new Promise(() => undefined);
  return awaitPortFree(port, host, abort);
}

function announce({
  options,
  service,
  log,
  onFirstReady,
}: Serving): (milliseconds: number) => void {
  let first = true;
  return (milliseconds) => {
    log(isUp(service.projectName, baseUrl(options), first ? undefined : milliseconds));
    if (first && options.debug !== undefined) log(debuggerListens(debugHost, options.debug));
    if (first) onFirstReady();
    first = false;
  };
}

/** A manifest that has changed may ask for other packages. False when they cannot be had. */
async function renewEnvironment(serving: Serving, paths: readonly string[]): Promise<boolean> {
  if (!paths.some((path) => basename(path) === 'pyproject.toml')) return true;
  const { service, log, stop } = serving;
  const problem = await ensureInStep(service.environment, { env: process.env, log, abort: stop });
  if (problem) log(problem);
  return problem === undefined;
}
