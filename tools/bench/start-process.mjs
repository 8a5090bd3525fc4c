import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const running = new Set();
const shownOnFailure = 4_000;
/** Longer than Nx takes to stop what it runs. */
const grace = 8_000;

/**
 * Starts a program in a process group of its own, its output kept for the message of a failure.
 * `ended` resolves with the exit code, or the signal's name, once the program itself has ended.
 */
export function startProcess(argv, { cwd, env }) {
  const [program, ...args] = argv;
  const child = spawn(program, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (text) => (output = (output + text).slice(-shownOnFailure));
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  running.add(child.pid);
  const ended = once(child, 'exit').then(([code, signal]) => {
    running.delete(child.pid);
    return signal ?? code;
  });
  return {
    ended,
    pid: child.pid,
    output: () => output,
    signal: (name) => child.kill(name),
    end: () => endGroup(child.pid),
  };
}

/** For a benchmark that is interrupted: nothing that it started stays. */
export async function endAll() {
  await Promise.all([...running].map(endGroup));
}

/** Asks first: a group that is killed at once leaves the server that it runs in another group. */
async function endGroup(pid) {
  const end = performance.now() + grace;
  let alive = send(pid, 'SIGTERM');
  while (alive && performance.now() < end) {
    await sleep(20);
    alive = send(pid, 0);
  }
  send(pid, 'SIGKILL');
}

function send(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
