import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ratioRow } from '../rows.mjs';

const nxVersion = '24.0.6';
const features = 50;
const coldLimit = 1.15;
const leafLimit = 0.15;
const cachedLimit = 0.05;
/** Not by `__import__`: what loads by text depends on every source. */
const slowTest =
  '\n\ndef test_takes_a_second() -> None:\n    from time import sleep\n\n    sleep(1)\n';

/**
 * A service of 50 features: all parts in one pytest over `test`, which is one pytest too. Then with a test of a second in each
 * feature: one feature edited, and nothing edited, over the whole.
 */
export async function measureTestCi({ workspaces, runs = 3, progress }) {
  const workspace = await workspaces.on(nxVersion);
  const service = join(workspace.directory, 'apps/many');
  progress(`a service of ${features} features`);
  await workspace.nx('g', '@paxx/nx:project', 'apps/many');
  await workspace.nx(
    'g',
    'paxx-bench-baseline:many-features',
    '--project=many',
    `--count=${features}`,
  );
  await workspace.nx('run', 'many:migrate', '--message', 'add all');
  const timeOf =
    (daemon) =>
    (target, ...args) =>
      workspace.run(workspace.nxCommand('run', `many:${target}`, ...args), {
        NX_DAEMON: String(daemon),
      });
  const cold = { suffix: suffixOf(false), runs, progress };
  // The daemon saves half a second of a minute: only what is cached is measured with it too.
  const rows = [await measureCold(timeOf(false), cold)];
  const [leaf] = await slowDown(service);
  for (const daemon of [false, true])
    rows.push(
      ...(await measureCached(timeOf(daemon), leaf, { suffix: suffixOf(daemon), runs, progress })),
    );
  await workspace.stopDaemon();
  await workspace.restore();
  return rows;
}

function suffixOf(daemon) {
  return `, Nx ${nxVersion}${daemon ? ', daemon' : ''}`;
}

async function measureCold(run, { suffix, runs, progress }) {
  const title = `All ${features} features by \`test-ci\`, nothing cached, over \`test\`${suffix}`;
  const pairs = [];
  // Without a warm-up: each takes a minute, and what is cold at first is a part of it that hardly shows.
  for (let round = 1; round <= runs; round += 1) {
    progress(`${title}: run ${round} of ${runs}`);
    const ours = await run('test-ci', '--skip-nx-cache');
    pairs.push({ ours, baseline: await run('test', '--skip-nx-cache') });
  }
  return ratioRow(title, pairs, coldLimit);
}

/** The whole run, then one feature edited, then nothing: each compared with the whole of its round. */
async function measureCached(run, leaf, { suffix, runs, progress }) {
  const original = await readFile(leaf, 'utf8');
  progress(`test-ci into the cache${suffix}`);
  await run('test-ci');
  const rounds = [];
  for (let round = 1; round <= runs; round += 1) {
    progress(`a test of a second in each feature${suffix}: run ${round} of ${runs}`);
    const whole = await run('test', '--skip-nx-cache');
    // Another text in every round and for either state of the daemon: each is missing in the cache.
    await writeFile(leaf, `${original}# ${suffix} ${round}\n`);
    rounds.push({ whole, edited: await run('test-ci'), cached: await run('test-ci') });
  }
  await writeFile(leaf, original);
  const pairsOf = (key) => rounds.map((round) => ({ ours: round[key], baseline: round.whole }));
  return [
    ratioRow(
      `One of ${features} features edited, over \`test\`${suffix}`,
      pairsOf('edited'),
      leafLimit,
    ),
    ratioRow(`Nothing edited, over \`test\`${suffix}`, pairsOf('cached'), cachedLimit),
  ];
}

/** Returns a source of each feature that no other feature imports. */
async function slowDown(service) {
  const folder = join(service, 'features');
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter(({ name }) => name.startsWith('row_')).map(({ name }) => name);
  if (names.length !== features) throw new Error(`${folder} holds ${names.length} features.`);
  for (const name of names) {
    const file = join(folder, name, 'tests/test_services.py');
    await writeFile(file, `${await readFile(file, 'utf8')}${slowTest}`);
  }
  return names.map((name) => join(folder, name, 'tests/test_services.py'));
}
