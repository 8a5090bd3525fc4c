import type { Ended } from './start-process';

const jsStack = /^\s+at .+[(/].+:\d+:\d+\)?$/m;
const pythonStack = /Traceback \(most recent call last\)/;

/** A user's mistake: non-zero exit, the cause in words, and no stack trace of ours, Nx's or Python's. */
export function expectClearError(ended: Ended, ...said: readonly (string | RegExp)[]): void {
  expect({ code: ended.code, output: ended.output }).not.toMatchObject({ code: 0 });
  for (const text of said) expect(ended.output).toMatch(text);
  expect(ended.output).not.toMatch(jsStack);
  expect(ended.output).not.toMatch(pythonStack);
}
