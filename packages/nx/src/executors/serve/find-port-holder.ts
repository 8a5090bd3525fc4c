import { readFile, readdir, readlink } from 'node:fs/promises';
import { run } from '../../python/run';

/** The program that listens on a port, such as `python3 (process 4711)`, where this machine tells. */
export async function findPortHolder(port: number): Promise<string | undefined> {
  if (process.platform === 'linux') return findInProc(port);
  if (process.platform === 'win32') return undefined;
  const list = await run(['lsof', '-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { cwd: '/' });
  const pid = /^p(\d+)$/m.exec(list.stdout)?.[1];
  return pid && describe(pid, /^c(.+)$/m.exec(list.stdout)?.[1]);
}

/** Linux: sockets by inode in /proc/net, and who has them open; only our own processes can be seen. */
async function findInProc(port: number): Promise<string | undefined> {
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const inode of listening(await readOrEmpty(table), port)) inodes.add(`socket:[${inode}]`);
  }
  if (inodes.size === 0) return undefined;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (!(await hasOpen(pid, inodes))) continue;
    const words = (await readOrEmpty(`/proc/${pid}/cmdline`)).split('\0').filter(Boolean);
    return describe(pid, words.join(' '));
  }
  return undefined;
}

/** Columns of /proc/net/tcp: 1 is the local address with the port in hexadecimal, 3 the state (0A listens), 9 the inode. */
function listening(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(suffix) && columns[3] === '0A')
    .map((columns) => columns[9] ?? '');
}

async function hasOpen(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  // Another user's process, or one that has just ended, does not tell: it is passed over.
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(
    files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')),
  );
  return links.some((link) => sockets.has(link));
}

function describe(pid: string, command: string | undefined): string {
  if (!command) return `process ${pid}`;
  const short = command.length > 80 ? `${command.slice(0, 79)}…` : command;
  return `${short} (process ${pid})`;
}

function readOrEmpty(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
