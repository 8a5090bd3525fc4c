import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(__dirname, '../..');

/** The commands of a page's ```sh blocks, in their order, and of a ```diff block the one that applies it. */
export function readCommands(page: string): string[] {
  return [...readRepository(page).matchAll(/^```(sh|diff)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, kind, block = '']) =>
      kind === 'diff' ? [`git apply - <<'END'\n${block}END`] : commandsOf(block),
  );
}

/** The commands of a script of shell, in their order. */
export function readScript(file: string): string[] {
  return commandsOf(readRepository(file)).filter((line) => line !== 'set -e');
}

/** The ```python blocks of a page. */
export function readExcerpts(page: string): string[] {
  return [...readRepository(page).matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(
    ([, block = '']) => block,
  );
}

/** The scripts that package.json of this repository offers, as README names them. */
export function npmScripts(): string[] {
  const { scripts } = JSON.parse(readRepository('package.json')) as {
    scripts: Record<string, string>;
  };
  return Object.keys(scripts).map((name) => (name === 'test' ? 'npm test' : `npm run ${name}`));
}

/** A line of a block is a command; comments at the end of a line are left out. */
function commandsOf(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function readRepository(file: string): string {
  return readFileSync(join(repository, file), 'utf8');
}
