import { readFile } from 'node:fs/promises';
import { startService } from '../serve-service.mjs';

/** The clock of /proc, which Linux fixes at 100 ticks a second. */
const microsecondsPerTick = 10_000;

/**
 * One worker of uvicorn on the first core, answering /health/live. What it writes goes to the file `log`, and neither side
 * has uvicorn's own access log. `cpu()` is what it has used, in microseconds, `memory()` its resident set in bytes.
 */
export async function startWorker({ python, app, cwd, env, log }) {
  const started = await startService({
    argv: (port) => [
      'sh',
      '-c',
      'log=$1; shift; exec taskset -c 0 "$@" >"$log" 2>&1',
      'sh',
      log,
      ...[python, '-m', 'uvicorn', app, '--port', port, '--no-access-log', '--no-server-header'],
    ],
    cwd,
    env,
  });
  const { pid } = started.server;
  return { ...started, cpu: () => readCpu(pid), memory: () => readMemory(pid) };
}

async function readCpu(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name of the program, in parentheses, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * microsecondsPerTick;
}

async function readMemory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/^VmRSS:\s+(\d+) kB$/m)[1]) * 1024;
}
