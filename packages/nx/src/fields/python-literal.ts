import { enumMember } from './enum-member';
import type { Field } from './field';
import { enumOf } from './field-names';

/** A text as ruff writes it: in double quotes, unless that needs more escapes. */
export function pythonText(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped}${quote}`;
}

/** The default of a field as an expression of Python; `undefined` where it has none. */
export function defaultExpression(field: Field, model: string): string | undefined {
  const { type, fallback } = field;
  if (fallback === undefined) return undefined;
  switch (type.kind) {
    case 'bool':
      return fallback === 'true' ? 'True' : 'False';
    case 'enum':
      return `${enumOf(field, model)}.${enumMember(fallback)}`;
    case 'decimal':
      return `Decimal(${isWhole(fallback) ? fallback : pythonText(fallback)})`;
    case 'int':
    case 'float':
      return fallback;
    case 'str':
    case 'text':
    case 'url':
    case 'email':
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
    case 'json':
    case 'ref':
      return pythonText(fallback);
  }
}

function isWhole(number: string): boolean {
  return /^-?\d+$/.test(number);
}

/** The same as the database has it, an argument of `mapped_column`; none where there is no default. */
export function serverDefault({ type, fallback }: Field): readonly string[] {
  // Alembic takes a default with a quote for another one each time that it compares.
  if (fallback === undefined || fallback.includes("'")) return [];
  // A word that both databases know; sa.true() would be 1 in a revision that is written on SQLite.
  if (type.kind === 'bool') return [`sa.text("${fallback}")`];
  return [pythonText(fallback)];
}
