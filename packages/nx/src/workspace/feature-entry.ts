import type { TupleEntry } from '../seams/edit-tuple';

/** What main.py lists of a feature, by the name of its package: nothing, where `discover_features()` finds it. */
export function featureEntry(plural: string): TupleEntry {
  return {
    tuple: 'FEATURES',
    element: `${plural}_feature`,
    module: `features.${plural}.feature`,
    imported: `${plural}_feature`,
    foundBy: 'discover_features',
  };
}
