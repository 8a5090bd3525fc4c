import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.mjs';

const start = '<!-- bench:start -->';
const end = '<!-- bench:end -->';

/** Replaces what stands between the two markers of README.md. */
export async function writeReadme(text) {
  const file = join(repositoryRoot, 'README.md');
  const readme = await readFile(file, 'utf8');
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(
      `Cannot write the table into 'README.md': it has no ${start} … ${end}. Add the two lines.`,
    );
  await writeFile(
    file,
    `${readme.slice(0, from + start.length)}\n\n${text}\n\n${readme.slice(to)}`,
  );
}
