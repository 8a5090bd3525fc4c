import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../paths.mjs';
import { measurePairs } from '../measure-pairs.mjs';
import { countRow, ratioRow } from '../rows.mjs';

const recorder = join(repositoryRoot, 'tools/bench/record-activity.cjs');
const commands = {
  project: ['g', '@paxx/nx:project', 'apps/billing', '--dry-run', '--no-interactive'],
  feature: [
    'g',
    '@paxx/nx:feature',
    'invoices',
    '--project',
    'api',
    '--dry-run',
    '--no-interactive',
  ],
};

/** What does not vary from run to run: processes, files, packages, bytes; and what loading the plugin adds to Node. */
export async function countParts({ workspaces, packed, runs = 9, progress }) {
  const workspace = await workspaces.first();
  const rows = [];
  for (const [name, args] of Object.entries(commands)) {
    progress(`counting what nx g @paxx/nx:${name} --dry-run does`);
    rows.push(...dryRunRows(name, await recordActivity(workspace, args)));
  }
  rows.push(...sizeRows(packed, workspace.broughtPackages));
  const node = (code) => () => workspace.run([process.execPath, '-e', code]);
  const pairs = await measurePairs({
    title: 'loading the plugin',
    runs,
    progress,
    ours: node('require("@paxx/nx")'),
    baseline: node(''),
  });
  rows.push(ratioRow('`require("@paxx/nx")` over `node -e ""`', pairs));
  return rows;
}

function dryRunRows(name, lines) {
  const processes = lines.filter(({ kind, ours }) => kind === 'process' && ours);
  const files = lines.filter(({ kind, ours }) => kind === 'file' && ours).map(({ path }) => path);
  const distinct = new Set(files).size;
  return [
    countRow(`Processes that \`nx g @paxx/nx:${name} --dry-run\` starts`, processes.length, {
      limit: '0',
      holds: processes.length === 0,
    }),
    countRow(`Files that it reads, also for the graph`, `${distinct} (${files.length} reads)`),
  ];
}

function sizeRows(packed, broughtPackages) {
  const kilobytes = (bytes) => `${Math.round(bytes / 1024)} kB`;
  return [
    countRow(
      'The package',
      `${packed.files.length} files, ${kilobytes(packed.size)} packed, ${kilobytes(packed.unpackedSize)} unpacked`,
    ),
    countRow('Packages that installing it brings, itself among them', broughtPackages.length),
  ];
}

async function recordActivity(workspace, args) {
  const file = join(workspace.directory, '../activity.jsonl');
  await rm(file, { force: true });
  await workspace.run(workspace.nxCommand(...args), {
    NODE_OPTIONS: `--require ${JSON.stringify(recorder)}`,
    PAXX_BENCH_RECORD: file,
  });
  const text = await readFile(file, 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
