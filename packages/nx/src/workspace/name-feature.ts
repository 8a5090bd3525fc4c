import { capitalize, wordsOf } from './words';

/** A feature's name in every form that the templates need. */
export interface FeatureName {
  /** Words of the plural and of the singular, in lower case. */
  readonly plural: readonly string[];
  readonly singular: readonly string[];
}

/** What a user says of a name where the library would inflect it wrongly. */
export interface SaidForms {
  readonly plural?: string | undefined;
  readonly singular?: string | undefined;
}

// Where pluralize errs: it makes `cooky`, `cach` and `len` of these.
const SINGULARS: Readonly<Record<string, string>> = {
  cookies: 'cookie',
  caches: 'cache',
  lenses: 'lens',
};

/** The plural and the singular of a name that may be given in either: `order`, `orders`, `OrderItem`. */
export function nameFeature(given: string, said: SaidForms = {}): FeatureName {
  const words = wordsOf(given);
  const inflected = inflectName(words);
  return {
    plural: said.plural === undefined ? inflected.plural : wordsOf(said.plural),
    singular: said.singular === undefined ? inflected.singular : wordsOf(said.singular),
  };
}

function inflectName(words: readonly string[]): FeatureName {
  const last = words.at(-1) ?? '';
  const [plural, singular] = inflect(last);
  const before = words.slice(0, -1);
  // The generated code names one and many of a thing: `news` and `news_item`.
  const one = plural === singular ? [plural, 'item'] : [singular];
  return { plural: [...before, plural], singular: [...before, ...one] };
}

function inflect(word: string): [plural: string, singular: string] {
  const known = Object.entries(SINGULARS).find((pair) => pair.includes(word));
  if (known !== undefined) return known;
  // `gps`, `sms`, `aws`: three letters and an s are an abbreviation, not a plural.
  if (/^[a-z]{0,2}s$/.test(word)) return [word, word];
  const pluralize = require('pluralize') as typeof import('pluralize');
  if (word === 'lens') return ['lenses', 'lens'];
  return [pluralize.plural(word), pluralize.singular(word)];
}

export function snake(words: readonly string[]): string {
  return words.join('_');
}

export function pascal(words: readonly string[]): string {
  return words.map(capitalize).join('');
}
