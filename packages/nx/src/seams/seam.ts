/**
 * What an edit of one place in a living file comes to. An edit either has a new text, or has nothing
 * to do, or does not know the file's shape: then it changes nothing and says which lines to paste.
 */
export type SeamResult = Changed | Unchanged | Refusal;

export interface Changed {
  readonly kind: 'changed';
  readonly content: string;
}

export interface Unchanged {
  readonly kind: 'unchanged';
}

export interface Refusal {
  readonly kind: 'refused';
  /** Why the entry cannot be placed, as the end of a sentence. */
  readonly cause: string;
  /** The exact lines a user adds by hand instead, in order. */
  readonly paste: readonly string[];
}

export const unchanged: Unchanged = { kind: 'unchanged' };

/** A change, or `unchanged` where the text came out as it was. */
export function changedFrom(before: string, after: string): Changed | Unchanged {
  return before === after ? unchanged : { kind: 'changed', content: after };
}

export function refuse(cause: string, paste: readonly string[]): Refusal {
  return { kind: 'refused', cause, paste };
}

/** The line break a text uses; files written on Windows keep theirs. */
export function lineBreakOf(content: string): '\r\n' | '\n' {
  return content.includes('\r\n') ? '\r\n' : '\n';
}
