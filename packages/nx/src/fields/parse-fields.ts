import { wordsOf } from '../workspace/words';
import type { Field, FieldType } from './field';
import { findNameMistake } from './find-name-mistake';
import { parseDefault } from './parse-default';
import { nameFeature } from '../workspace/name-feature';
import { parseType, type NameFeature } from './parse-type';
import { splitEntries, type Entry, type Mistake } from './split-entries';

/** What was typed cannot be a list of fields; the message shows the place. */
export class FieldsError extends Error {
  override readonly name = 'FieldsError';
}

// `name:type(arguments)`, signs and words in any order, `=default`.
const ENTRY =
  /^(?<name>[^:=\s]*)(?<colon>:?)(?<type>[a-z]*)(?<args>\([^)]*\))?(?<marks>(?:[?!^]|:[a-z]*)*)(?<rest>=?[\s\S]*)$/i;

/**
 * Read `number:str:unique total:decimal(10,2) note:text? status:enum(draft,paid)=draft`.
 *
 * @param nameOf what a reference calls the feature that it names
 * @throws FieldsError with the text, a caret below the place, and what can stand there
 */
export function parseFields(text: string, nameOf: NameFeature = nameFeature): Field[] {
  const entries = splitEntries(text);
  if (!Array.isArray(entries)) throw fieldsError(text, entries as Mistake);
  const fields: Field[] = [];
  for (const entry of entries as readonly Entry[]) {
    const field = parseEntry(entry, nameOf);
    if ('cause' in field) throw fieldsError(text, field);
    const twice = fields.some((other) => columnOf(other) === columnOf(field));
    if (twice) {
      const cause = `a second field ${columnOf(field)}`;
      throw fieldsError(text, { cause, at: entry.at, length: nameLength(entry) });
    }
    fields.push(field);
  }
  if (fields.length === 0) throw fieldsError(text, { cause: 'no field', at: 0, length: 1 });
  return fields;
}

/** The column of the table, and the field of the API: a reference `customer` is `customer_id`. */
export function columnOf({ name, type }: Pick<Field, 'name' | 'type'>): string {
  return type.kind === 'ref' ? `${name}_id` : name;
}

function parseEntry({ text, at }: Entry, nameOf: NameFeature): Field | Mistake {
  const parts = ENTRY.exec(text)?.groups as Record<
    'name' | 'colon' | 'type' | 'marks' | 'rest',
    string
  > & { readonly args?: string };
  const { name: given, colon, type: word, args = '', marks, rest } = parts;
  const name = wordsOf(given).join('_');
  const typeAt = at + given.length + colon.length;
  const marksAt = typeAt + word.length + args.length;
  const restAt = marksAt + marks.length;
  const nameMistake = findNameMistake(given, name);
  if (nameMistake !== undefined) return { cause: nameMistake, at, length: given.length || 1 };
  if (colon === '') return { cause: `no type; write ${given}:str`, at: typeAt, length: 1 };
  const type = parseType(word, args, typeAt, nameOf);
  if ('cause' in type) return type;
  const flags = parseMarks(marks, marksAt);
  if ('cause' in flags) return flags;
  if (rest !== '' && !rest.startsWith('='))
    return { cause: `'${rest}' says nothing here`, at: restAt, length: rest.length };
  const fallback = rest === '' ? undefined : parseDefault(rest.slice(1), type, restAt + 1);
  if (typeof fallback === 'object') return fallback;
  const field = { name, type, ...flags, ...(fallback === undefined ? {} : { fallback }) };
  const cause = findContradiction(field);
  return cause === undefined ? field : { cause, at, length: text.length };
}

type Flags = Pick<Field, 'optional' | 'unique' | 'index'>;

const MARKS: Readonly<Record<string, keyof Flags>> = {
  '?': 'optional',
  '!': 'unique',
  '^': 'index',
  ':optional': 'optional',
  ':unique': 'unique',
  ':index': 'index',
};

function parseMarks(marks: string, at: number): Flags | Mistake {
  const flags = { optional: false, unique: false, index: false };
  for (const match of marks.matchAll(/[?!^]|:[a-z]*/gi)) {
    const flag = MARKS[match[0]];
    if (flag === undefined) {
      const cause = `'${match[0]}' is none of ? :unique (or !) :index (or ^)`;
      return { cause, at: at + match.index, length: match[0].length };
    }
    flags[flag] = true;
  }
  return flags;
}

/** The longest text, in characters of up to 4 bytes, that an index of PostgreSQL takes: 2,704 bytes a row. */
const LONGEST_IN_INDEX = 600;

function findContradiction(field: Field): string | undefined {
  const { name, type, optional, unique, index, fallback } = field;
  const inIndex = unique ? 'unique' : 'an index';
  if (unique && fallback !== undefined)
    return `${name} is unique, so only one row could have its default`;
  if (type.kind === 'ref' && type.onDelete === 'set-null' && !optional)
    return `${name} would be set to null, so it must be optional: add ?`;
  if (unique && (type.kind === 'bool' || type.kind === 'enum'))
    return `${type.kind} has too few values to be unique`;
  if (unique && digitsOf(type) < FEWEST_DIGITS)
    return `${name} is too short to be unique; give it ${FEWEST_DIGITS} at least`;
  if ((unique || index) && type.kind === 'json') return `json cannot be ${inIndex}`;
  if ((unique || index) && 'length' in type && type.length > LONGEST_IN_INDEX)
    return `${type.kind}(${type.length}) is too long to be ${inIndex}; write ${type.kind === 'text' ? 'str' : type.kind}(${LONGEST_IN_INDEX}) at most`;
  return undefined;
}

/** So that a few thousand rows can differ. */
const FEWEST_DIGITS = 8;

function digitsOf(type: FieldType): number {
  if ('length' in type) return type.length;
  return type.kind === 'decimal' ? type.precision : Number.POSITIVE_INFINITY;
}

function nameLength({ text }: Entry): number {
  return Math.max(text.indexOf(':'), 1);
}

function fieldsError(text: string, { cause, at, length }: Mistake): FieldsError {
  // A line break in the text would part the caret from what it points at.
  const line = text.replace(/\s/g, ' ');
  const caret = `${' '.repeat(at)}${'^'.repeat(Math.max(length, 1))}`;
  return new FieldsError(`${cause}\n    ${line}\n    ${caret}`);
}
