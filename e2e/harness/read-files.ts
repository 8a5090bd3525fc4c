import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(__dirname, '../..');

/** The blocks of a page that a line names a file for, by the file's path: `core/app.py` in backticks, then a colon. */
export function readFiles(page: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(repository, page), 'utf8');
  const named = text.matchAll(/^`([\w./-]+)`[^\n`]*:\n\n```\w+\n([\s\S]*?)^```$/gm);
  return new Map([...named].map(([, path = '', content = '']) => [path, content]));
}
