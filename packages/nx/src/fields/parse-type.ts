import {
  ON_DELETE,
  PLAIN_KINDS,
  TEXT_LENGTHS,
  TYPES,
  type FieldType,
  type OnDelete,
  type PlainKind,
  type TextKind,
} from './field';
import { snake, type FeatureName } from '../workspace/name-feature';
import { enumMember } from './enum-member';
import type { Mistake } from './split-entries';

/** What SQLite, which keeps decimals as floating point, gives back as it was. */
const MOST_DIGITS = 15;
const LONGEST_VALUE = 50;
// Shorter ones are none that anybody has.
const SHORTEST_TEXT: Readonly<Record<TextKind, number>> = { str: 1, text: 1, url: 100 };
const LONGEST_TEXT: Readonly<Record<TextKind, number>> = { str: 2_000, text: 100_000, url: 2_000 };

/** The name of the feature that a reference names, in any spelling. */
export type NameFeature = (given: string) => FeatureName;

/** Read a type and what stands in its parentheses, with them; `at` is where it begins. */
export function parseType(
  word: string,
  args: string,
  at: number,
  nameOf: NameFeature,
): FieldType | Mistake {
  const here = { at, length: Math.max(word.length, 1) };
  const inside = { at: at + word.length, length: Math.max(args.length, 1) };
  const given = splitArguments(args);
  const refuse = (cause: string): Mistake => ({ cause, ...(args === '' ? here : inside) });
  if (isTextKind(word)) {
    const length = given.length === 0 ? TEXT_LENGTHS[word] : wholeNumber(given[0]);
    const [least, most] = [SHORTEST_TEXT[word], LONGEST_TEXT[word]];
    const fits = given.length <= 1 && length >= least && length <= most;
    return fits
      ? { kind: word, length }
      : refuse(`${word}(…) takes the longest length, from ${least} to ${most}`);
  }
  if (word === 'decimal') return parseDecimal(given) ?? refuse(DECIMAL);
  if (word === 'enum') return parseEnum(given, refuse);
  if (word === 'ref') return parseReference(given, nameOf, refuse);
  if (!isPlainKind(word)) {
    const cause = word === '' ? 'no type' : `no type '${word}'`;
    return { cause: `${cause}; there are ${TYPES.join(', ')}`, ...here };
  }
  return args === '' ? { kind: word } : refuse(`${word} takes nothing in parentheses`);
}

const DECIMAL = `decimal(…) takes the digits in all, up to ${MOST_DIGITS}, and those behind the point: decimal(10,2)`;

function parseDecimal(given: readonly string[]): FieldType | undefined {
  const [precision = 0, scale = 0] = given.length === 0 ? [12, 2] : given.map(wholeNumber);
  const fits = precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision;
  return fits && given.length <= 2 ? { kind: 'decimal', precision, scale } : undefined;
}

function parseEnum(
  values: readonly string[],
  refuse: (cause: string) => Mistake,
): FieldType | Mistake {
  if (values.length === 0) return refuse('enum(…) takes its values: enum(draft,paid)');
  const bad = values.find((value) => value === '' || value.length > LONGEST_VALUE);
  if (bad !== undefined)
    return refuse(`a value of enum(…) has 1 to ${LONGEST_VALUE} characters, unlike '${bad}'`);
  const odd = values.find((value) => !/^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(value));
  if (odd !== undefined) return refuse(`'${odd}' has a sign that cannot be printed`);
  const read = values.find((value) => READ_AS_PARAMETER.test(value));
  if (read !== undefined)
    return refuse(`SQLAlchemy would take the colon in '${read}' for a parameter`);
  const members = values.map(enumMember);
  const same = members.findIndex((member, index) => members.indexOf(member) !== index);
  if (same >= 0)
    return refuse(`'${values[same]}' would have the same name as another, ${members[same]}`);
  return { kind: 'enum', values };
}

// In the text of a constraint, as Alembic copies it: `:b` is a parameter, and `\:` is a colon.
const READ_AS_PARAMETER = /\\:|(?:^|[^:\p{L}\p{N}_]):[\p{L}\p{N}_]/u;

function parseReference(
  given: readonly string[],
  nameOf: NameFeature,
  refuse: (cause: string) => Mistake,
): FieldType | Mistake {
  const [feature = '', onDelete = 'restrict', ...more] = given;
  if (feature === '') return refuse('ref(…) takes a feature: ref(customers)');
  if (!isOnDelete(onDelete) || more.length > 0)
    return refuse(`behind the feature, ref(…) takes one of ${ON_DELETE.join(', ')}`);
  const name = nameOf(feature);
  return { kind: 'ref', feature: snake(name.plural), singular: snake(name.singular), onDelete };
}

/** What stands between commas; quotes keep a comma and a space, and are not part of it. */
function splitArguments(args: string): string[] {
  const inner = args.slice(1, -1);
  if (inner.trim() === '') return [];
  const parts = inner.match(/(?:\s*(?:'[^']*'|"[^"]*")\s*|[^,])+|(?<=,|^)(?=,|$)/g) ?? [];
  return parts.map((part) => part.trim().replace(/^(['"])(.*)\1$/, '$2'));
}

function wholeNumber(text: string | undefined): number {
  return /^\d{1,6}$/.test(text ?? '') ? Number(text) : Number.NaN;
}

function isTextKind(word: string): word is TextKind {
  return word in TEXT_LENGTHS;
}

function isPlainKind(word: string): word is PlainKind {
  return PLAIN_KINDS.some((kind) => kind === word);
}

function isOnDelete(word: string): word is OnDelete {
  return ON_DELETE.some((each) => each === word);
}
