import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(__dirname, '../..');

/** The commands of a page's ```sh blocks, in their order; comments at the end of a line are left out. */
export function readCommands(page: string): string[] {
  const text = readFileSync(join(repository, page), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The scripts that package.json of this repository offers, as README names them. */
export function npmScripts(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const { scripts } = manifest as { scripts: Record<string, string> };
  return Object.keys(scripts).map((name) => (name === 'test' ? 'npm test' : `npm run ${name}`));
}
