import type { ExecutorContext } from '@nx/devkit';
import { notOnWindows, programMissing, UnreadableManifest } from '../../python/errors';
import { findInstaller } from '../../python/find-installer';
import { hasModule } from '../../python/has-module';
import { prepareService, type PreparedService } from '../../python/prepare-service';
import { readEntrypoint, type EntrypointResult } from '../../python/read-entrypoint';
import { onStop } from '../../python/stop-tree';
import { nameCommands } from '../name-commands';
import { baseUrl } from './base-url';
import { claimPort } from './claim-port';
import { debugHost } from './command';
import { badUsage } from './errors';
import { failVisibly } from './fail-visibly';
import { checkOptions, plainOptions, type ServeOptions } from './plain-options';
import { reachedFolders } from './reached-folders';
import type { ServeExecutorSchema } from './schema';
import { serveService, type Serving } from './serve-service';
import { upgradeSqliteFile, warnOfPending, type DatabaseOfService } from './upgrade-database';

export interface ServeResult {
  readonly success: boolean;
  /** Where the service answers; Nx 24 hands it to tasks that wait for this one. */
  readonly baseUrl?: string;
}

/**
 * Serves a project until it is told to stop. Yields once when the service answers, and once at the end:
 * success when it was stopped, failure when it could not start or ended by itself.
 */
export default async function* serveExecutor(
  options: ServeExecutorSchema,
  context: ExecutorContext,
): AsyncGenerator<ServeResult> {
  const stop = new AbortController();
  const forget = onStop(() => stop.abort());
  try {
    const wrong = checkOptions(options);
    const plain = plainOptions(options);
    const made = wrong ? refuse(wrong) : await makeReady(plain, context, stop.signal);
    if (stop.signal.aborted) return yield { success: true };
    if (!made) return yield await failVisibly();
    let reportReady: (ready: 'ready') => void = () => undefined;
    const ready = new Promise<'ready'>((resolve) => (reportReady = resolve));
    const end = serveService({
      ...made,
      stop: stop.signal,
      onFirstReady: () => reportReady('ready'),
    });
    if ((await Promise.race([ready, end])) === 'ready') {
      yield { success: true, baseUrl: baseUrl(plain) };
      if (made.askLater) void warnOfPending(made.askLater);
    }
    const outcome = await end;
    if (outcome === 'bad usage') logError(badUsage(made.service.projectName));
    yield outcome === 'stopped' ? { success: true } : await failVisibly();
  } finally {
    forget();
  }
}

type ReadyToServe = Omit<Serving, 'stop' | 'onFirstReady'> & {
  /** Where only Alembic can tell what is pending. */
  readonly askLater: DatabaseOfService | undefined;
};

/** Everything that can be wrong before the service starts; what is wrong has been said when nothing comes back. */
async function makeReady(
  options: ServeOptions,
  context: ExecutorContext,
  stop: AbortSignal,
): Promise<ReadyToServe | undefined> {
  const name = context.projectName ?? '';
  if (process.platform === 'win32') {
    return refuse(notOnWindows(`serve '${name}'`, 'uv run python -m cli serve'));
  }
  const taken = await firstTaken(options);
  if (taken) return refuse(taken);
  const service = await prepareService(context, {
    ...(options.envFile === undefined ? {} : { envFile: options.envFile }),
    abort: stop,
  });
  if (service.kind === 'refused' || stop.aborted) return undefined;
  for (const program of ['uvicorn', ...(options.debug === undefined ? [] : ['debugpy'])]) {
    if (hasModule(service.environment, program)) continue;
    const { add } = findInstaller(service.environment);
    return refuse(programMissing(`serve '${name}'`, program, name, add));
  }
  const found = entrypointOf(service, options.app);
  if (found.kind === 'refused') return refuse(found.reason);
  const commands = nameCommands(context);
  const database = { project: name, service, commands, log, abort: stop };
  const upgraded = options.upgrade && (await upgradeSqliteFile(database));
  if (typeof upgraded === 'object') return refuse(upgraded.problem);
  return {
    options,
    entrypoint: found.entrypoint,
    service,
    workspaceRoot: context.root,
    folders: reachedFolders(name, context.projectGraph),
    log,
    askLater: upgraded === 'ask' ? database : undefined,
  };
}

function entrypointOf({ projectDir }: PreparedService, app: string | undefined): EntrypointResult {
  try {
    return readEntrypoint(projectDir, app);
  } catch (error) {
    if (error instanceof UnreadableManifest) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

async function firstTaken({ port, host, debug }: ServeOptions): Promise<string | undefined> {
  const taken = await claimPort(port, host);
  return taken ?? (debug === undefined ? undefined : claimPort(debug, debugHost));
}

function refuse(message: string): undefined {
  logError(message);
  return undefined;
}

function log(line: string): void {
  process.stdout.write(`${line}\n`);
}

function logError(line: string): void {
  process.stderr.write(`${line}\n`);
}
