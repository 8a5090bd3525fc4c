import type { FieldType } from './field';
import type { Mistake } from './split-entries';

/** Of the integers that PostgreSQL keeps in 4 bytes. */
const LARGEST = 2 ** 31;

/**
 * Read what stands behind `=`, without its quotes.
 *
 * @param at where it begins
 */
export function parseDefault(text: string, type: FieldType, at: number): string | Mistake {
  const value = text.replace(/^(['"])([\s\S]*)\1$/, '$2');
  const cause = findMistake(value, type);
  return cause === undefined
    ? normalize(value, type)
    : { cause, at, length: Math.max(text.length, 1) };
}

/** A number as Python writes it, so that it is the same when it is read back from the code. */
function normalize(value: string, { kind }: FieldType): string {
  if (kind === 'decimal') return value.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-(?=[0.]+$)/, '');
  if (kind === 'int') return String(Number(value));
  if (kind !== 'float') return value;
  return Number.isInteger(Number(value)) ? `${Number(value)}.0` : String(Number(value));
}

function findMistake(value: string, type: FieldType): string | undefined {
  const wants = (what: string): string => `the default '${value}' is not ${what}`;
  switch (type.kind) {
    case 'str':
    case 'text':
      if (!/^[^\p{Cc}\p{Cs}]*$/u.test(value))
        return 'the default has a sign that cannot be printed';
      if (type.kind === 'str' && value === '') return wants('a text of a character or more');
      return value.length <= type.length
        ? undefined
        : wants(`a text of ${type.length} characters at most`);
    case 'int':
      return isWhole(value) ? undefined : wants('a whole number of 4 bytes');
    case 'float':
      return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? undefined : wants('a number, such as 0.5');
    case 'decimal':
      return isDecimal(value, type)
        ? undefined
        : wants(`a number with ${type.scale} digits behind the point at most`);
    case 'bool':
      return /^(?:true|false)$/.test(value) ? undefined : wants('true or false');
    case 'enum':
      return type.values.includes(value) ? undefined : wants(`one of ${type.values.join(', ')}`);
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
    case 'email':
    case 'url':
    case 'json':
    case 'ref':
      return `${type.kind} takes no default`;
  }
}

function isWhole(value: string): boolean {
  return /^-?\d{1,10}$/.test(value) && Number(value) >= -LARGEST && Number(value) < LARGEST;
}

function isDecimal(
  value: string,
  { precision, scale }: { readonly precision: number; readonly scale: number },
): boolean {
  const [, whole = '', fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const digits = whole.replace(/^0+/, '');
  return whole !== '' && digits.length <= precision - scale && fraction.length <= scale;
}
