// `npm run bench`: what the plugin costs, each figure against a baseline in the same run. Options: --help.
import { execFileSync } from 'node:child_process';
import { ensurePackages } from '../set-up/ensure-packages.mjs';
import { ensureUv } from '../set-up/ensure-uv.mjs';
import { pack } from '../pack.mjs';
import { createWorkspaces } from './create-workspaces.mjs';
import { describeMethod } from './describe-method.mjs';
import { figures } from './figures.mjs';
import { parseOptions, usage } from './parse-options.mjs';
import { renderTable } from './render-table.mjs';
import { endAll } from './start-process.mjs';
import { writeReadme } from './write-readme.mjs';

const start = performance.now();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    interrupted = true;
    void endAll();
  });

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(usage);
  else await bench(options);
} catch (error) {
  const cause = interrupted ? 'interrupted.' : error.message;
  process.stderr.write(`\nThe benchmark stopped: ${cause}\n`);
  process.exitCode = 1;
}

async function bench({ only, runs, check, writeReadme: toReadme }) {
  await ensurePackages();
  await ensureUv();
  progress('packing the plugin');
  const packed = await pack();
  const workspaces = createWorkspaces(progress);
  const rows = [];
  let method;
  try {
    for (const name of Object.keys(figures).filter((each) => only.includes(each)))
      rows.push(...(await figures[name]({ workspaces, packed, progress, ...(runs && { runs }) })));
    method = describeMethod(versionsIn(await workspaces.firstPrepared()));
  } finally {
    await workspaces.close();
  }
  const notes = rows.flatMap(({ note }) => note ?? []);
  const text = [renderTable(rows), method, ...notes].join('\n\n');
  progress('done');
  process.stdout.write(`\n${text}\n`);
  if (toReadme) await writeReadme(text);
  const broken = rows.filter(({ holds }) => holds === false);
  for (const { figure, ratio, limit } of broken)
    process.stderr.write(`Limit broken: ${figure}: ${ratio}, allowed ${limit}\n`);
  if (check && broken.length > 0) process.exitCode = 1;
}

function versionsIn(workspace) {
  const version = (program) =>
    execFileSync(program, ['--version'], { encoding: 'utf8' }).split(/\s+/)[1];
  return { uv: version('uv'), python: workspace && version(workspace.python) };
}

/** Says what is measured now; said before each run, it is also where an interrupted benchmark ends. */
function progress(text) {
  if (interrupted) throw new Error('interrupted.');
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stderr.write(`${String(seconds).padStart(4)} s  ${text}\n`);
}
