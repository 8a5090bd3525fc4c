import { changedFrom, lineBreakOf, unchanged, type SeamResult } from './seam';

/** Add the lines that an ignore file lacks, under one comment; `.venv` and `/.venv/` are the same to it. */
export function editIgnore(content: string, lines: readonly string[], title: string): SeamResult {
  const present = new Set(content.split(/\r?\n/).map(plain));
  const missing = lines.filter((line) => !present.has(plain(line)));
  if (missing.length === 0) return unchanged;
  const eol = lineBreakOf(content);
  const base = content === '' || content.endsWith('\n') ? content : content + eol;
  const gap = base === '' ? '' : eol;
  return changedFrom(content, `${base}${gap}${[`# ${title}`, ...missing].join(eol)}${eol}`);
}

// `*.pyc` and `*.py[cod]` cover each other as far as Python writes files today.
function plain(line: string): string {
  return line
    .trim()
    .replace(/^(?:\*\*\/|\/)/, '')
    .replace(/\/$/, '')
    .replace('*.py[cod]', '*.pyc')
    .replace('*.py[co]', '*.pyc');
}
