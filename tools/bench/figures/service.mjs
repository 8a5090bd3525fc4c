import { join } from 'node:path';
import { repositoryRoot } from '../../paths.mjs';
import { measurePairs } from '../measure-pairs.mjs';
import { costRow, limitRow, ratioRow } from '../rows.mjs';
import { stopService } from '../serve-service.mjs';
import { seed } from '../service/ask-service.mjs';
import { describeService } from '../service/describe-service.mjs';
import { findTools } from '../service/find-tools.mjs';
import { load } from '../service/load.mjs';
import { measureStall } from '../service/measure-stall.mjs';
import { prepareService } from '../service/prepare-service.mjs';
import { startWorker } from '../service/start-worker.mjs';

const apps = join(repositoryRoot, 'tools/bench/service/apps');
const seconds = 3;
const memoryLimit = 90;

/** The generated service on PostgreSQL over bare FastAPI: the CPU of one worker per request, and what a start and a login cost. */
export async function measureService({ workspaces, runs = 7, progress }) {
  findTools();
  const workspace = await workspaces.first();
  const service = await prepareService(workspace, progress);
  try {
    const worker = (app, cwd) => startWorker({ ...service, app, cwd });
    const starts = await measureStarts(worker, { workspace, runs, progress });
    const libraries = await measureLibraries(worker);
    const rows = await measureRequests(worker, { workspace, libraries, runs, progress });
    rows[0].note = await describeService(workspace, service, { seconds });
    return [...rows, starts];
  } finally {
    await service.database.drop();
  }
}

/** The memory of a bare application that imports what the service does, in MiB. */
async function measureLibraries(worker) {
  const started = await worker('imports:app', apps);
  const memory = inMebibytes(await started.memory());
  await stopService(started);
  return memory;
}

async function measureRequests(worker, { workspace, libraries, runs, progress }) {
  const workers = [];
  try {
    for (const [app, cwd] of [
      ['main:app', workspace.service],
      ['bare:app', apps],
    ])
      workers.push(await worker(app, cwd));
    const [ours, bare] = workers;
    const costs = await measureCosts(ours, bare, { runs, progress });
    const memory = inMebibytes(await ours.memory());
    progress('a probe while somebody logs in');
    const { alone, beside, login } = await measureStall(ours);
    return [
      ...costs,
      {
        ...limitRow('Resident memory after that load', memory, memoryLimit, 'MiB'),
        baseline: `${libraries} MiB, imports alone`,
      },
      {
        ...limitRow('Probe while logins run, 99th percentile', beside, login / 2, 'ms'),
        baseline: `${alone.toFixed(1)} ms alone`,
        ratio: `a login: ${login.toFixed(0)} ms`,
      },
    ];
  } finally {
    for (const each of workers) await stopService(each);
  }
}

async function measureCosts(ours, bare, { runs, progress }) {
  const { headers, row } = await seed(ours);
  const cases = [
    ['Live health over bare `GET /`', '/health/live', '/', 0.7],
    ['A row, signed in, over bare FastAPI and asyncpg', row, row, 0.27],
    ['A list of 20, signed in, over the same', '/orders', '/orders', 0.28],
  ].map(([title, path, base, limit]) => ({ title, path, base, limit, pairs: [] }));
  for (let run = 0; run <= runs; run += 1) {
    progress(run === 0 ? 'requests: warm-up' : `requests: run ${run} of ${runs}`);
    for (const { path, base, pairs } of cases) {
      const pair = {
        ours: await load(ours, path, { seconds, headers }),
        baseline: await load(bare, base, { seconds }),
      };
      if (run > 0) pairs.push(pair);
    }
  }
  return cases.map(({ title, pairs, limit }) => costRow(title, pairs, limit));
}

async function measureStarts(worker, { workspace, runs, progress }) {
  const timeOf = (app, cwd) => async () => {
    const started = await worker(app, cwd);
    await stopService(started);
    return started.milliseconds;
  };
  const title = 'Start to the first 200 over a bare app with the same imports';
  const ours = timeOf('main:app', workspace.service);
  const baseline = timeOf('imports:app', apps);
  return ratioRow(title, await measurePairs({ title, runs, progress, ours, baseline }), 1.15);
}

function inMebibytes(bytes) {
  return Math.ceil(bytes / 2 ** 20);
}
