import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../paths.mjs';
import { benchDirectory } from '../bench-directory.mjs';
import { prepareUvWorkspace } from '../graph/prepare-uv-workspace.mjs';
import { writeUvWorkspace } from '../graph/write-uv-workspace.mjs';
import { measurePairs } from '../measure-pairs.mjs';
import { countRow, differenceRow, medianRow, ratioRow } from '../rows.mjs';

const newest = '24.0.6';
/** The newest that @nxlv/python 23.1.1 is made for. */
const nxOfNxlv = '23.2.1';
const thousand = { libraries: 1_000 };
const noTestCi = { testCiTargetName: false };

/** Synthetic uv workspaces: the two hooks alone in a fresh process, and `nx show projects` over a plugin that does nothing. */
export async function measureGraph({ runs = 9, progress }) {
  const ours = await prepareUvWorkspace({
    plugin: 'ours',
    nxVersion: newest,
    size: thousand,
    progress,
  });
  const hooks = await prepareHooks(ours, progress);
  return [
    ...(await measureSizes(hooks, { runs, progress })),
    ...(await measureFeatures(hooks, { runs, progress })),
    ...countRows(hooks),
    ...(await measureCommand(ours, { runs, progress })),
    ...(await compareWithNxlv({ runs: Math.min(runs, 5), progress })),
  ];
}

/** Folders without Nx, and scripts that run the installed plugin on them. */
async function prepareHooks({ directory }, progress) {
  const sizes = {
    100: { libraries: 100 },
    1000: thousand,
    5000: { libraries: 5_000 },
    services: { ...thousand, services: 20 },
  };
  for (const [name, size] of Object.entries(sizes)) {
    progress(`a uv workspace: ${name}`);
    await rm(folderOf(name), { recursive: true, force: true });
    await mkdir(folderOf(name), { recursive: true });
    writeUvWorkspace(folderOf(name), size);
  }
  const plugin = join(directory, 'node_modules/@paxx/nx/dist/plugin.js');
  return (script, name, options = {}) => {
    const file = join(repositoryRoot, 'tools/bench/graph', script);
    const args = [file, plugin, folderOf(name), JSON.stringify(options)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  };
}

function folderOf(name) {
  return join(benchDirectory, `graph-uv-${name}`);
}

async function measureSizes(hooks, { runs, progress }) {
  const times = { 100: [], 1000: [], 5000: [] };
  for (let run = 0; run <= runs; run += 1) {
    progress(run === 0 ? 'both hooks: warm-up' : `both hooks: run ${run} of ${runs}`);
    for (const [size, milliseconds] of Object.entries(times)) {
      const result = hooks('time-hooks.cjs', size);
      if (run > 0) milliseconds.push(result.milliseconds);
    }
  }
  const each = times[5000].map((time, run) => ({ ours: time / 5, baseline: times[1000][run] }));
  return [
    medianRow('Both hooks of the graph in a fresh process, 100 projects', times[100]),
    medianRow('Both hooks, 1,000 projects', times[1000], 100),
    medianRow('Both hooks, 5,000 projects', times[5000]),
    ratioRow('A thousand of 5,000 projects over 1,000 alone', each, 1.2),
  ];
}

async function measureFeatures(hooks, { runs, progress }) {
  const title = '20 services of 50 features among them, over `test-ci` switched off';
  const timeOf = (options) => async () => hooks('time-hooks.cjs', 'services', options);
  const pairs = await measurePairs({
    title: 'both hooks with services',
    runs,
    progress,
    ours: timeOf({}),
    baseline: timeOf(noTestCi),
  });
  const rowOf = (figure, key) =>
    differenceRow(
      figure,
      pairs.map(({ ours, baseline }) => ({ ours: ours[key], baseline: baseline[key] })),
      150,
    );
  return [rowOf(title, 'milliseconds'), rowOf(`${title}, a later graph of the daemon`, 'later')];
}

/** The same in every run: what is opened, and that `test-ci` looks at nothing where no feature has tests. */
function countRows(hooks) {
  const [on, off] = [{}, noTestCi].map((options) => hooks('count-hooks.cjs', '1000', options));
  const services = hooks('count-hooks.cjs', 'services');
  const more = on.opened + on.listed + on.asked - off.opened - off.listed - off.asked;
  return [
    countRow(
      'Of the characters in the manifests of 1,000 projects, parsed (each once, settings that several have once for all)',
      `${((100 * on.parsed) / on.manifests).toFixed(0)} %`,
      { limit: '≤ 100 %', holds: on.parsed <= on.manifests },
    ),
    countRow('Files opened for them', on.opened, {
      limit: '1001',
      holds: on.opened === 1_001,
    }),
    countRow('More questions to the disk by `test-ci` where no feature has tests', more, {
      limit: '0',
      holds: more === 0,
    }),
    countRow(
      'Files opened with the 20 services; of them more than once',
      `${services.opened}; ${services.openedTwice}`,
      { limit: '0 more than once', holds: services.openedTwice === 0 },
    ),
  ];
}

async function measureCommand(ours, { runs, progress }) {
  const baseline = await prepareUvWorkspace({
    plugin: 'names',
    nxVersion: newest,
    size: thousand,
    progress,
  });
  const rows = [];
  for (const daemon of [false, true]) {
    const figure = `\`nx show projects\`, 1,000 projects, over a plugin that does nothing${daemon ? ', daemon' : ''}`;
    const pairs = await showInTurn([ours, baseline], { figure, daemon, runs, progress });
    rows.push(ratioRow(figure, pairs, daemon ? 1.1 : 1.15));
  }
  return rows;
}

async function compareWithNxlv({ runs, progress }) {
  const figure = `\`nx show projects\`, 1,000 projects, over \`@nxlv/python\` (Nx ${nxOfNxlv})`;
  const both = { nxVersion: nxOfNxlv, size: thousand, progress };
  let theirs;
  try {
    theirs = await prepareUvWorkspace({ ...both, plugin: 'nxlv' });
  } catch (error) {
    progress(`@nxlv/python could not be installed: ${error.message}`);
    return [countRow(figure, 'not installed')];
  }
  const ours = await prepareUvWorkspace({ ...both, plugin: 'ours' });
  const pairs = await showInTurn([ours, theirs], { figure, daemon: false, runs, progress });
  const [found, foundByThem] = [await countEdges(ours), await countEdges(theirs)];
  return [
    ratioRow(figure, pairs),
    countRow('Dependencies that it shows between them; `@nxlv/python`', `${found}; ${foundByThem}`),
  ];
}

async function countEdges({ directory, run, nxCommand }) {
  const file = join(directory, 'graph.json');
  await run(nxCommand('graph', `--file=${file}`), { NX_DAEMON: 'false' });
  const { graph } = JSON.parse(await readFile(file, 'utf8'));
  return Object.values(graph.dependencies).flat().length;
}

async function showInTurn(workspaces, { figure, daemon, runs, progress }) {
  const [ours, baseline] = workspaces.map(
    ({ run, nxCommand }) =>
      () =>
        run(nxCommand('show', 'projects'), { NX_DAEMON: String(daemon) }),
  );
  const pairs = await measurePairs({ title: figure, runs, progress, ours, baseline });
  for (const { stopDaemon } of workspaces) await stopDaemon();
  return pairs;
}
