/** What stands in a template and what it becomes, `{ sample_items: 'orders' }`. */
export type Tokens = Readonly<Record<string, string>>;

/**
 * Replace every token of a template's text or path in one pass, the longest first: `sample_items`
 * before `sample_item`, and no replacement is read again.
 */
export function rename(text: string, tokens: Tokens): string {
  const keys = Object.keys(tokens).sort((a, b) => b.length - a.length);
  if (keys.length === 0) return text;
  const pattern = new RegExp(keys.map(escape).join('|'), 'g');
  return text.replace(pattern, (token) => tokens[token] ?? token);
}

function escape(token: string): string {
  return token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
