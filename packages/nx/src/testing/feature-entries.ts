import fc from 'fast-check';
import type { TupleEntry } from '../seams/edit-tuple';
import { KEYWORDS } from '../workspace/python-words';

/** A name that a feature may have in `features/<name>`. */
export const featureWord = fc
  .stringMatching(/^[a-z][a-z0-9_]{0,14}$/)
  .filter((name) => !KEYWORDS.has(name));

/** What main.py lists of it. */
export const entryOf = (name: string): TupleEntry => ({
  tuple: 'FEATURES',
  element: `${name}_feature`,
  module: `features.${name}.feature`,
  imported: `${name}_feature`,
});
