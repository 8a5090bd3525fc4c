import { freePort, untilFree } from './ports';
import { twoDriversWorkspace } from './prepared-workspaces';
import { untilReady, type Serving } from './serve';
import { emptyDatabase, type DatabaseKind, type ServiceDatabase } from './service-database';
import type { Ended } from './start-process';
import type { RunOptions, Workspace } from './workspace';

export type Environment = Record<string, string | undefined>;
type Command = (port: number) => readonly string[];

/** What tests that log in all the time need: cheap hashes, and limits that they do not meet. */
export const manyLogins: Environment = {
  AUTH_ARGON2_TIME_COST: '1',
  AUTH_ARGON2_MEMORY_KIB: '8',
  AUTH_ATTEMPTS_PER_ADDRESS: '6000',
  AUTH_ATTEMPTS_PER_ACCOUNT: '6000',
};

/** The service `api` over an upgraded database of its own, for the tests of a `describe`; what they leave running is stopped. */
export function useLiveService(kind: DatabaseKind): LiveService {
  const service = new LiveService(kind);
  beforeAll(() => service.open());
  afterAll(() => service.close());
  return service;
}

export class LiveService {
  readonly #started = new Set<Serving>();
  #workspace: Workspace | undefined;
  #database: ServiceDatabase | undefined;

  constructor(private readonly kind: DatabaseKind) {}

  get workspace(): Workspace {
    return opened(this.#workspace);
  }

  get database(): ServiceDatabase {
    return opened(this.#database);
  }

  async open(): Promise<void> {
    this.#workspace = await twoDriversWorkspace();
    this.#database = await emptyDatabase(this.kind);
    await this.cli(['db', 'upgrade']);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#started].map(stopService));
    await this.#database?.drop();
  }

  /** Runs `python -m cli …` of the service to an end that must be good. */
  cli(args: readonly string[], input = ''): Promise<Ended> {
    return runCli(this.workspace, args, { env: this.database.environment, input });
  }

  /** One more process of uvicorn, without Nx and without reload, as it is deployed. */
  async start(environment: Environment = {}, command?: Command): Promise<Serving> {
    const port = await freePort();
    const argv = command?.(port) ?? [...cli(this.workspace), 'serve', '--port', String(port)];
    const env = { ...this.database.environment, ...environment };
    const running = this.workspace.start(argv, { cwd: 'apps/api', env });
    const serving = await untilReady(running, port);
    this.#started.add(serving);
    void running.ended.then(() => this.#started.delete(serving));
    return serving;
  }
}

function opened<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('The service is used before its tests have begun');
  return part;
}

export function runCli(
  workspace: Workspace,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  return workspace.succeed([...cli(workspace), ...args], { cwd: 'apps/api', ...options });
}

export function cli(workspace: Workspace): string[] {
  return [workspace.path('.venv/bin/python'), '-m', 'cli'];
}

async function stopService({ running, port }: Serving): Promise<void> {
  running.signal('SIGINT');
  await running.ended;
  await untilFree(port);
}
