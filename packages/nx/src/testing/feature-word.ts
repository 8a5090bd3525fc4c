import fc from 'fast-check';
import { KEYWORDS } from '../workspace/python-words';

/** A name that a feature may have in `features/<name>`. */
export const featureWord = fc
  .stringMatching(/^[a-z][a-z0-9_]{0,14}$/)
  .filter((name) => !KEYWORDS.has(name));
