import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/** Every process that was started for a folder: by its command line or, where the system tells it, its working directory. */
export function processesOf(folder: string): FoundProcess[] {
  return allProcesses().filter(
    ({ pid, command }) => pid !== process.pid && (command.includes(folder) || worksIn(pid, folder)),
  );
}

/** Waits until no process is left; answers with those that stayed. */
export async function processesLeft(folder: string, milliseconds = 5_000): Promise<FoundProcess[]> {
  const end = Date.now() + milliseconds;
  let left = processesOf(folder);
  while (left.length > 0 && Date.now() < end) {
    await sleep(50);
    left = processesOf(folder);
  }
  return left;
}

function allProcesses(): FoundProcess[] {
  if (!existsSync('/proc/self')) return listedByPs();
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: readCommand(name) }))
    .filter(({ command }) => command !== '');
}

/** A process that ends while it is looked at, or a zombie, has no command line. */
function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function worksIn(pid: number, folder: string): boolean {
  try {
    const cwd = readlinkSync(`/proc/${pid}/cwd`);
    return cwd === folder || cwd.startsWith(`${folder}/`);
  } catch {
    return false;
  }
}

function listedByPs(): FoundProcess[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const match = /^\s*(\d+)\s+(.*)$/.exec(line);
    return match ? [{ pid: Number(match[1]), command: match[2] ?? '' }] : [];
  });
}
