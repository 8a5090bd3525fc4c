import { createServer, type AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../../python/run';
import { awaitPort, awaitPortFree } from './await-port';
import { ChangeFeed } from './change-feed';
import { supervise, type Outcome, type Supervision } from './supervise';

const serving = (text: string, port: number): string =>
  `require('node:http').createServer((_q, r) => r.end('${text}')).listen(${port}, '127.0.0.1')`;

describe('supervise', () => {
  let folder: string;
  let program: string;
  let port: number;
  let feed: ChangeFeed;
  let stop: AbortController;
  let lines: string[];
  let ups: (() => void)[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supervise-'));
    program = join(folder, 'service.cjs');
    const probe = createServer();
    await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
    port = (probe.address() as AddressInfo).port;
    await new Promise((closed) => probe.close(closed));
    feed = new ChangeFeed(5);
    stop = new AbortController();
    lines = [];
    ups = [];
  });

  afterEach(() => rm(folder, { recursive: true }));

  const begin = (changes: Partial<Supervision> = {}): Promise<Outcome> =>
    supervise({
      start: () => start([process.execPath, program], { cwd: folder }),
      answers: (abort) => awaitPort(port, '127.0.0.1', abort),
      released: (abort) => awaitPortFree(port, '127.0.0.1', abort),
      onReady: () => ups.shift()?.(),
      nextChange: () => feed.next(),
      beforeRestart: async () => true,
      reload: true,
      stop: stop.signal,
      log: (line) => lines.push(line),
      ...changes,
    });
  const up = (): Promise<void> => new Promise((ready) => ups.push(ready));
  const answer = async (): Promise<string> =>
    (await fetch(`http://127.0.0.1:${port}`, { headers: { connection: 'close' } })).text();
  const said = async (text: string): Promise<void> => {
    while (!lines.some((line) => line.includes(text))) await new Promise((r) => setTimeout(r, 5));
  };

  it('restarts with the new code after a change', async () => {
    await writeFile(program, serving('old', port));
    const [first, second] = [up(), up()];
    const end = begin();
    await first;
    await writeFile(program, serving('new', port));
    feed.add(program);
    await second;
    expect(await answer()).toBe('new');
    stop.abort();
    expect(await end).toBe('stopped');
    await expect(answer()).rejects.toThrow('fetch failed');
  });

  it('does not hold a restart until the old service has ended', async () => {
    const leave = `require('node:fs').writeFileSync('left', ''); process.exit()`;
    const slow = `process.on('SIGTERM', () => server.close(() => setTimeout(() => { ${leave} }, 2000)));`;
    const left = (): boolean => existsSync(join(folder, 'left'));
    await writeFile(program, `const server = ${serving('old', port)}; ${slow}`);
    const [first, second] = [up(), up()];
    const end = begin();
    await first;
    await writeFile(program, serving('new', port));
    feed.add(program);
    await second;
    expect(left()).toBe(false);
    stop.abort();
    await end;
    expect(left()).toBe(true);
  });

  it('waits for a change after an error at start', async () => {
    await writeFile(program, 'process.exit(1)');
    const first = up();
    const end = begin();
    await said('ended with code 1. It starts again with the next change');
    await writeFile(program, serving('repaired', port));
    feed.add(program);
    await first;
    expect(await answer()).toBe('repaired');
    stop.abort();
    expect(await end).toBe('stopped');
  });

  it('ends with the service when there is no reload', async () => {
    await writeFile(program, 'process.exit(3)');
    expect(await begin({ reload: false })).toBe('ended');
    expect(lines).toEqual(['The service ended with code 3.']);
  });

  it('ends when the arguments are wrong', async () => {
    await writeFile(program, 'process.exit(2)');
    expect(await begin()).toBe('bad usage');
  });

  it('stays quiet when the service ends just before the stop', async () => {
    await writeFile(program, serving('x', port));
    const first = up();
    let pid: number | undefined;
    const end = begin({
      start: () => {
        const child = start([process.execPath, program], { cwd: folder });
        pid = child.pid;
        return child;
      },
    });
    await first;
    process.kill(pid ?? 0, 'SIGINT');
    setTimeout(() => stop.abort(), 50);
    expect(await end).toBe('stopped');
    expect(lines).toEqual([]);
  });
});
