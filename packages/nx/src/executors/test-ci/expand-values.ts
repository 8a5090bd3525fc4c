import type { EnvValues } from '../../python/env-file';

const reference = /(?<!\\)(?:\$\{([^{}]+)\}|\$([A-Za-z_][A-Za-z0-9_]*))/;

/**
 * Puts the values of env files into an environment in the way that Nx does it for a task (dotenv, then dotenv-expand):
 * what is there and not empty stays, `$NAME`, `${NAME:-default}` and `${NAME:+other}` are replaced, `\$` is a dollar.
 */
export function expandValues(values: EnvValues, into: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(values)) into[name] ??= value;
  const expanded: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const present = into[name];
    const taken = present && present !== value ? present : expand(value, into, expanded);
    expanded[name] = taken.replaceAll('\\$', '$');
  }
  Object.assign(into, expanded);
}

function expand(value: string, env: NodeJS.ProcessEnv, expanded: EnvValues): string {
  // A value that refers to itself would never end.
  const seen = new Set<string>();
  let text = value;
  for (let match = reference.exec(text); match; match = reference.exec(text)) {
    seen.add(text);
    const [whole, braced, bare = ''] = match;
    const { name, or, and } = parseReference(braced ?? bare);
    const known = env[name];
    const replaced = and === undefined ? known : known && and;
    text = text.replace(whole, replaced && !seen.has(replaced) ? replaced : or);
    if (text === expanded[name]) break;
  }
  return text;
}

/** `NAME`, `NAME:-or`, `NAME-or`, `NAME:+and`, `NAME+and`. */
function parseReference(expression: string): {
  readonly name: string;
  readonly or: string;
  readonly and?: string;
} {
  const operator = /:?[+-]/.exec(expression);
  if (!operator) return { name: expression, or: '' };
  const name = expression.slice(0, operator.index);
  const operand = expression.slice(operator.index + operator[0].length);
  return operator[0].endsWith('+') ? { name, or: '', and: operand } : { name, or: operand };
}
