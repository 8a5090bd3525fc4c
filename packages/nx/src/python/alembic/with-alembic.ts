import * as errors from '../errors';
import { findInstaller } from '../find-installer';
import { hasModule } from '../has-module';
import { prepareService, type PreparedService, type ServiceContext } from '../prepare-service';
import { onStop } from '../stop-tree';

/** Where an executor speaks to the user; tests give their own. */
export interface Terminal {
  readonly log: (line: string) => void;
  readonly logError: (line: string) => void;
  /** Asks a question that is answered with yes or no; `undefined` where nobody can answer. */
  readonly ask?: (question: string) => Promise<boolean>;
}

/** A project that is ready for Alembic. */
export interface AlembicService extends PreparedService {
  /** What is being done to which project, for errors: `migrate 'api'`. */
  readonly action: string;
  /** Absolute path of the workspace; files are named relative to it. */
  readonly workspaceRoot: string;
  readonly terminal: Terminal;
  /** Show whole tracebacks. */
  readonly verbose: boolean;
  /** The user's own arguments for Alembic. */
  readonly extra: readonly string[];
  /** Aborted when Nx asks this process to stop. */
  readonly abort: AbortSignal;
}

export interface AlembicOptions {
  readonly verb: string;
  readonly extra: readonly string[];
  readonly verbose: boolean;
  readonly terminal: Terminal;
}

/**
 * Makes the environment ready, does the work, and ends Alembic when Nx stops.
 *
 * @param work resolves to whether it went well; what went wrong has been said
 */
export async function withAlembic(
  context: ServiceContext,
  options: AlembicOptions,
  work: (service: AlembicService) => Promise<boolean>,
): Promise<{ success: boolean }> {
  const stop = new AbortController();
  const forget = onStop(() => stop.abort());
  const { verb, terminal, extra, verbose } = options;
  try {
    const { log, logError } = terminal;
    const prepared = await prepareService(context, { log, logError, abort: stop.signal });
    if (prepared.kind === 'refused') return { success: false };
    const action = `${verb} '${prepared.projectName}'`;
    if (!hasModule(prepared.environment, 'alembic')) {
      const { add } = findInstaller(prepared.environment);
      logError(errors.programMissing(action, 'alembic', prepared.projectName, add));
      return { success: false };
    }
    const workspaceRoot = context.root;
    const abort = stop.signal;
    const service = { ...prepared, action, workspaceRoot, terminal, verbose, extra, abort };
    return { success: await work(service) };
  } finally {
    forget();
  }
}
