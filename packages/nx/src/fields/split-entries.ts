/** One entry of `--fields` and where it stands, `total:decimal(10,2)` at 11. */
export interface Entry {
  readonly text: string;
  readonly at: number;
}

/** What is wrong with a text, and where: from `at`, `length` characters. */
export interface Mistake {
  readonly cause: string;
  readonly at: number;
  readonly length: number;
}

/** Divide a text at its spaces, but for those in parentheses and quotes. */
export function splitEntries(text: string): readonly Entry[] | Mistake {
  const entries: Entry[] = [];
  let start = -1;
  let open = -1;
  let quote: { readonly sign: string; readonly at: number } | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const isSpace = /\s/.test(sign);
    if (start < 0 && !isSpace) start = at;
    if (quote !== undefined) {
      if (sign === quote.sign) quote = undefined;
    } else if (isQuote(text, at)) {
      quote = { sign, at };
    } else if (sign === '(') {
      if (open >= 0) return { cause: 'a second ( before the first is closed', at, length: 1 };
      open = at;
    } else if (sign === ')') {
      if (open < 0) return { cause: 'a ) that closes nothing', at, length: 1 };
      open = -1;
    } else if (isSpace && open < 0 && start >= 0) {
      entries.push({ text: text.slice(start, at), at: start });
      start = -1;
    }
  }
  if (quote !== undefined)
    return { cause: `a ${quote.sign} that is not closed`, at: quote.at, length: 1 };
  if (open >= 0) return { cause: 'a ( that is not closed', at: open, length: 1 };
  if (start >= 0) entries.push({ text: text.slice(start), at: start });
  return entries;
}

// A quote opens a text only where one can begin: it may stand within one, `=it's`.
function isQuote(text: string, at: number): boolean {
  return /["']/.test(text.charAt(at)) && /[=(,\s]/.test(text.charAt(at - 1));
}
