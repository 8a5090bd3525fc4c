import type { Field } from './field';
import { parseFields } from './parse-fields';

/** What a feature has where nothing is said, and what the templates have as they stand. */
export const DEFAULT_FIELDS = 'name:str:unique description:text?';

export function defaultFields(): Field[] {
  return parseFields(DEFAULT_FIELDS);
}
