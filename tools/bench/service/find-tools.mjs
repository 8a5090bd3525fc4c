import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const packages = { wrk: 'wrk', taskset: 'util-linux' };

/** Throws an error for the user where the service cannot be measured on this machine. */
export function findTools() {
  const cores = availableParallelism();
  if (cores < 2)
    throw new Error(`Cannot measure the service on ${cores} core: one serves, one loads it.`);
  for (const [program, name] of Object.entries(packages))
    if (!isThere(program))
      throw new Error(
        `Cannot measure the service: '${program}' is not installed. On Debian: apt-get install ${name}.`,
      );
}

function isThere(program) {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
