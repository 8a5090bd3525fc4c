import type { TemplateFile } from './read-template';

/** What makes a variant of a template, as data. */
export interface Variant {
  /** Files that it has not, by their paths in the template; one that ends in `/` is a folder. */
  readonly without: readonly string[];
  readonly edits: readonly Edit[];
  /** What stands for something that is left out, such as an empty folder's `.gitkeep`. */
  readonly added?: readonly TemplateFile[];
}

/** A text that stands exactly once in a file, and what stands there in the variant: nothing, where it is not said. */
export interface Edit {
  readonly path: string;
  readonly find: string | RegExp;
  readonly put?: string;
}

/**
 * Leave files and pieces of text out of a template, which is itself a whole program: nothing in it says that it
 * could be another one.
 *
 * @throws Error where the template has changed and the variant has not: an edit that would be lost is no variant
 */
export function deriveVariant(
  files: readonly TemplateFile[],
  { without, edits, added = [] }: Variant,
): TemplateFile[] {
  const matches = (path: string, left: string): boolean =>
    left.endsWith('/') ? path.startsWith(left) : path === left;
  const absent = without.find((left) => !files.some(({ path }) => matches(path, left)));
  if (absent !== undefined) throw staleVariant(absent, 'no file of the template has this path');
  const kept = files.filter(({ path }) => !without.some((left) => matches(path, left)));
  const lost = edits.find((edit) => !kept.some(({ path }) => path === edit.path));
  if (lost !== undefined) throw staleVariant(lost.path, 'no file that stays has this path');
  const edited = kept.map(({ path, content }) => ({
    path,
    content: edits.filter((edit) => edit.path === path).reduce(applyEdit, content),
  }));
  return [...edited, ...added];
}

function applyEdit(content: string, { path, find, put = '' }: Edit): string {
  const parts =
    typeof find === 'string' ? content.split(find) : content.split(new RegExp(find, 'm'));
  if (parts.length === 2) return parts.join(put);
  throw staleVariant(path, `what it edits stands ${parts.length - 1} times there: ${String(find)}`);
}

function staleVariant(path: string, cause: string): Error {
  return new Error(`Cannot derive a variant of the template at '${path}': ${cause}.`);
}
