// Everything that is checked without running the product: ESLint, the rooms, Prettier, the types of the schemas, the house rules.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './paths.mjs';
import { runCommand } from './run-command.mjs';

const inRepository = {
  cwd: repositoryRoot,
  env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
};

const checks = [
  // @nx/nx-plugin-checks looks up projects in the graph that the last Nx command left behind.
  ['project graph', 'nx', 'show', 'projects'],
  ['eslint', 'eslint', '.'],
  ['prettier', 'prettier', '--check', '--log-level=warn', '.'],
  ['schema types', 'tools/schema-types.mjs', '--check'],
  ['reference', 'tools/reference.mjs', '--check'],
  ['house rules', 'tools/check-house.mjs'],
];

const failed = [];
for (const [title, program, ...args] of checks) {
  process.stdout.write(`lint: ${title}\n`);
  await runCommand(process.execPath, [await scriptOf(program), ...args], inRepository).catch(() =>
    failed.push(title),
  );
}
if (failed.length > 0) {
  process.stderr.write(`lint failed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}

/** The script behind a package's command, run by this very Node: no shell and no PATH is asked. */
async function scriptOf(program) {
  if (program.endsWith('.mjs')) return join(repositoryRoot, program);
  const folder = join(repositoryRoot, 'node_modules', program);
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[program]);
}
