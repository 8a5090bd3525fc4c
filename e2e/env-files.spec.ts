import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { recordTaskResults, taskResults, type TaskResults } from './harness/task-results';
import { defaultNxVersion, longRun } from './harness/versions';
import type { Workspace } from './harness/workspace';

/** What a developer may have there, and what the service would refuse; all of it for no cached target. */
const HOSTILE = {
  ENVIRONMENT: 'production',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/elsewhere',
  DATABASE_POOL_SIZE: '0',
  SECRET_KEY: 'short',
  LOG_LEVEL: 'loud',
  DOCS_ENABLED: 'false',
  CORS_ORIGINS: '*',
  CORS_CREDENTIALS: 'true',
  MAIL_URL: 'smtp://127.0.0.1:1',
  MAX_BODY_BYTES: '1',
  TRUSTED_HOSTS: 'elsewhere.example',
  TRUSTED_PROXIES: '*',
  AUTH_ACCESS_TOKEN_MINUTES: '-1',
  AUTH_ARGON2_TIME_COST: '0',
  RUFF_OUTPUT_FORMAT: 'json',
  MYPY_FORCE_COLOR: '1',
  COLUMNS: '20',
  TZ: 'Pacific/Chatham',
};

describe('an env file, which git ignores and Nx gives to each task', () => {
  let workspace: Workspace;
  let document: string;

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    await recordTaskResults(workspace);
    await workspace.remove('apps/api/.env');
    succeeded(await run(['openapi', 'lint']));
    document = await workspace.read('apps/api/openapi.json');
    await workspace.write('apps/api/.env', envFile(HOSTILE));
    await workspace.write('.env', envFile({ ...HOSTILE, LOG_LEVEL: 'error', ENVIRONMENT: 'x' }));
  });

  it('leaves a cached result what it is', async () => {
    expect(succeeded(await run(['openapi', 'lint'])).ran).toEqual([]);
  });

  it('decides no result', async () => {
    await workspace.remove('apps/api/openapi.json');
    const targets = ['lint', 'typecheck', 'deps', 'openapi', 'test-ci'];
    succeeded(await run(targets, { args: ['--skip-nx-cache'] }));
    expect(await workspace.read('apps/api/openapi.json')).toBe(document);
  });

  it('decides none of tests that run alone, on another database either', async () => {
    const given = { ...HOSTILE, TEST_DATABASE_URL: 'sqlite:///given-test.sqlite3' };
    await workspace.write('apps/api/.env', envFile(given));
    const part = longRun ? 'test-ci' : 'test-ci--features/orders';
    const { ran } = succeeded(await run(['test', part], { env: { NX_BATCH_MODE: 'false' } }));
    expect(ran).toEqual(expect.arrayContaining(['api:test', 'api:test-ci--features/orders']));
  });

  it('makes run again what it gives other places to import from', async () => {
    await workspace.write('apps/api/.env', envFile({ ...HOSTILE, PYTHONPATH: 'somewhere' }));
    expect(succeeded(await run(['openapi', 'lint'])).ran).toEqual(['api:openapi']);
  });

  function run(
    targets: readonly string[],
    { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
  ): Promise<TaskResults> {
    return taskResults(workspace, ['run-many', '-t', ...targets, ...args], { env });
  }
});

function succeeded(results: TaskResults): TaskResults {
  expect({ failed: results.failed, output: results.ended.output }).toMatchObject({ failed: [] });
  return results;
}

function envFile(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
