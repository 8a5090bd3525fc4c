import { changedFrom, lineBreakOf, unchanged, type SeamResult } from './seam';

export interface EnvEntry {
  readonly key: string;
  readonly value: string;
  /** One line without the `#`, written above the entry when it is added. */
  readonly comment?: string;
  /** Replace a value that is there. Without it a key that is there stays as the user left it. */
  readonly replace?: boolean;
}

/** Put `KEY=value` into a `.env` file; a commented-out key does not count as set. */
export function editEnv(content: string, entry: EnvEntry): SeamResult {
  const eol = lineBreakOf(content);
  const lines = content.split(/\r?\n/);
  const at = lines.findIndex((line) => keyOf(line) === entry.key);
  if (at >= 0) {
    if (entry.replace !== true) return unchanged;
    lines[at] = `${entry.key}=${entry.value}`;
    return changedFrom(content, lines.join(eol));
  }
  const added = [
    ...(entry.comment === undefined ? [] : [`# ${entry.comment}`]),
    `${entry.key}=${entry.value}`,
  ];
  const base = content === '' || /\n$/.test(content) ? content : content + eol;
  return changedFrom(content, base + added.join(eol) + eol);
}

function keyOf(line: string): string | undefined {
  return /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/.exec(line)?.[1];
}
