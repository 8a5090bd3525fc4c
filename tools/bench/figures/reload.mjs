import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measurePairs } from '../measure-pairs.mjs';
import { ratioRow } from '../rows.mjs';
import { startService, stopService } from '../serve-service.mjs';
import { untilAnswer } from '../until-answer.mjs';

const limit = 1.1;
const edited = 'core/health.py';

/** A save to the first answer of the new code, over `uvicorn --reload` without Nx on a copy of the same service. */
export async function measureReload({ workspaces, runs = 9, progress }) {
  const workspace = await workspaces.first();
  const copy = join(workspace.directory, '../bare-api');
  await rm(copy, { recursive: true, force: true });
  await cp(workspace.service, copy, { recursive: true });
  const original = await readFile(join(copy, edited), 'utf8');
  const uvicorn = [workspace.python, '-m', 'uvicorn', 'main:app', '--reload', '--port'];
  const { environment: env } = workspace;
  const sides = [];
  const start = async (folder, argv, cwd) =>
    sides.push({ ...(await startService({ argv, cwd, env })), file: join(folder, edited) });
  try {
    await start(
      workspace.service,
      (port) => workspace.nxCommand('run', 'api:serve', '--port', port),
      workspace.directory,
    );
    await start(copy, (port) => [...uvicorn, port], copy);
    const [ours, baseline] = sides.map((side) => createSaver(side, original));
    const pairs = await measurePairs({ title: 'a save', runs, progress, ours, baseline });
    return [ratioRow('A save to the first answer of the new code', pairs, limit)];
  } finally {
    for (const side of sides) await stopService(side);
    await writeFile(join(workspace.service, edited), original);
  }
}

/** Each save changes what the probe says; its length differs too, as Python compares seconds and sizes only. */
function createSaver({ file, url, server }, original) {
  let generation = 0;
  return async () => {
    generation += 1;
    const status = `generation ${generation}`;
    const changed = original.replace('status: str = "ok"', `status: str = "${status}"`);
    if (changed === original) throw new Error(`${edited} no longer holds what a save changes.`);
    const text = `${changed}${'#'.repeat(generation)}\n`;
    const passes = (body) => body.includes(`"${status}"`);
    const start = performance.now();
    await writeFile(file, text);
    await untilAnswer(`${url}/health/live`, { server, passes });
    return performance.now() - start;
  };
}
