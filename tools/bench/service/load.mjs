import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Loads `path` of a worker from the second core. Returns the worker's microseconds of CPU per request. */
export async function load(worker, path, { seconds, headers = {} }) {
  const before = await worker.cpu();
  const { stdout } = await run('taskset', [
    ...['-c', '1', 'wrk', '-t1', '-c32', `-d${seconds}`],
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    `${worker.url}${path}`,
  ]);
  const used = (await worker.cpu()) - before;
  const requests = Number(stdout.match(/(\d+) requests in/)[1]);
  const refused = stdout.match(/Non-2xx or 3xx responses: (\d+)/)?.[1];
  if (refused)
    throw new Error(`${refused} of ${requests} requests for ${path} were not answered by 200.`);
  return used / requests;
}
