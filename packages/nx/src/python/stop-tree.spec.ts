import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, type Child } from './run';
import { onStop, stopTree } from './stop-tree';

describe('stopTree', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'stop-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const startScript = async (script: string): Promise<Child> => {
    const child = start([process.execPath, '-e', script], { cwd: folder });
    while (!existsSync(join(folder, 'up'))) await new Promise((r) => setTimeout(r, 5));
    return child;
  };
  const up = `require('fs').writeFileSync('up', String(process.pid)); setInterval(() => {}, 1000);`;

  it('lets a program shut down', async () => {
    const child = await startScript(`process.on('SIGTERM', () => process.exit(7)); ${up}`);
    expect(await stopTree(child)).toEqual({ code: 7, signal: null });
  });

  it('kills a program that does not end', async () => {
    const child = await startScript(`process.on('SIGTERM', () => {}); ${up}`);
    expect(await stopTree(child, 50)).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('takes along what the program has started', async () => {
    const inner = `process.on('SIGTERM', () => {}); ${up}`;
    const outer = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}]); setInterval(() => {}, 1000);`;
    const child = await startScript(outer);
    const pid = Number(await readFile(join(folder, 'up'), 'utf8'));
    await stopTree(child);
    const gone = async (): Promise<boolean> => {
      const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ' Z ');
      return state.includes(' Z ');
    };
    if (process.platform === 'linux')
      while (!(await gone())) await new Promise((r) => setTimeout(r, 5));
  });
});

describe('onStop', () => {
  it('calls the handler once for all reasons', () => {
    const reasons: string[] = [];
    const forget = onStop((reason) => reasons.push(reason));
    process.emit('SIGINT');
    process.emit('SIGTERM');
    forget();
    expect(reasons).toEqual(['SIGINT']);
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });
});
