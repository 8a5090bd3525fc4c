import { maskPasswords } from './mask-passwords';

export interface LineFilter {
  /** The line as it is to be shown now, or `undefined` to hold it back. */
  readonly accept: (line: string) => string | undefined;
  /** What was held back: a traceback, and Alembic's own error line, which is told in our words. */
  readonly held: () => readonly string[];
}

/** Decides line by line what of a program's output the user sees while it runs; one filter per stream. */
export function createLineFilter(): LineFilter {
  const held: string[] = [];
  let inTraceback = false;
  return {
    accept: (line) => {
      const masked = maskPasswords(line);
      // Nothing after a traceback's first line can be told from it.
      inTraceback ||= /^\s*(\+ Exception Group )?Traceback \(most recent call last\)/.test(line);
      const ownError = /^\s*FAILED: |^ERROR \[alembic\.util\.messaging\]/.test(line);
      if (!inTraceback && !ownError) return masked;
      held.push(masked);
      return undefined;
    },
    held: () => held,
  };
}
