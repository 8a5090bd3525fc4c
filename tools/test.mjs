// `npm test`: sets up what is missing, then lint, types, unit tests and end-to-end tests, and their sum as the last line.
import { execFile } from 'node:child_process';
import { readFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot, scratchDirectory } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { ensurePackages } from './set-up/ensure-packages.mjs';
import { ensureUv } from './set-up/ensure-uv.mjs';

const execute = promisify(execFile);
const long = process.argv.includes('--long');
const sum = { passed: 0, failed: 0, skipped: 0 };

await ensurePackages();
await ensureUv();
// Each keeps one core busy.
const [isPacked] = await Promise.all([
  check('pack', ['tools/pack.mjs']),
  check('lint', ['tools/lint.mjs']),
  check('types of the plugin', [tsc(), '-p', 'packages/nx/tsconfig.json', '--noEmit']),
  check('types of the end-to-end tests', [tsc(), '-p', 'e2e/tsconfig.json', '--noEmit']),
]);
await jest('unit tests', 'packages/nx/jest.config.cjs');
if (isPacked) await jest('end-to-end tests', 'e2e/jest.config.cjs');

process.exitCode = sum.failed > 0 ? 1 : 0;
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);

function tsc() {
  return 'node_modules/typescript/bin/tsc';
}

/** A step of Node that passes or fails as a whole; what it says is shown at its end, for others run at the same time. */
async function check(title, argv) {
  const start = performance.now();
  const ended = await execute(process.execPath, argv, { cwd: repositoryRoot }).catch(
    (error) => error,
  );
  const passed = !(ended instanceof Error);
  process.stdout.write(`\n== ${title}\n${ended.stdout}${ended.stderr}`);
  tellEnd(title, passed, start);
  sum[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** A Jest project, counted test by test. A suite that does not load counts as one failure. */
async function jest(title, config) {
  await mkdir(scratchDirectory, { recursive: true });
  const report = join(scratchDirectory, `jest-${process.pid}.json`);
  const argv = ['node_modules/jest/bin/jest.js', '-c', config, '--json', `--outputFile=${report}`];
  const passed = await runJest(title, argv);
  const counts = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
  await rm(report, { force: true });
  sum.passed += counts.numPassedTests ?? 0;
  sum.skipped += (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0);
  const failures = (counts.numFailedTests ?? 0) + (counts.numRuntimeErrorTestSuites ?? 0);
  sum.failed += passed ? failures : Math.max(failures, 1);
}

/** Runs Jest with its output shown; with `--json` it reports on standard error and repeats itself on standard output. */
async function runJest(title, argv) {
  const start = performance.now();
  process.stdout.write(`\n== ${title}\n`);
  const passed = await runCommand(process.execPath, argv, {
    cwd: repositoryRoot,
    env: { ...process.env, ...(long ? { PAXX_E2E_LONG: '1' } : {}) },
    stdio: ['ignore', 'ignore', 'inherit'],
  }).then(
    () => true,
    () => false,
  );
  tellEnd(title, passed, start);
  return passed;
}

function tellEnd(title, passed, start) {
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stdout.write(`== ${title}: ${passed ? 'passed' : 'failed'} in ${seconds} s\n`);
}
