import type { Exit } from '../../python/run';
import * as errors from './errors';
import type { Part, PartResult } from './part';
import type { RoundRecord } from './round-record';

/** How a pytest process ended. */
export interface RoundEnd {
  readonly exit: Exit;
  /** Seconds without progress after which it was stopped; undefined when it ended by itself. */
  readonly hungFor?: number;
  readonly stdout: string;
  /** The end of it. */
  readonly stderr: string;
}

export interface Verdict {
  readonly results: ReadonlyMap<Part, PartResult>;
  /** The parts that have no result and are not to blame, with what to say when the cause turns out to be everybody's. */
  readonly rest: ReadonlyMap<Part, PartResult>;
}

/**
 * Decides what a process says of each of its parts: a part has passed only when all its tests have, and the process
 * came to a regular end or went down because of another part.
 */
export function judgeRound(parts: readonly Part[], record: RoundRecord, end: RoundEnd): Verdict {
  const results = new Map<Part, PartResult>();
  const rest = new Map<Part, PartResult>();
  const unfinished = parts.filter((_part, index) => !record.done.has(index));
  const doubt = record.prints ? undefined : findDoubt(record, end, unfinished.length === 0);
  const blamed = new Set(blame(record));
  parts.forEach((part, index) => {
    const text = record.texts[index] ?? '';
    const done = record.done.get(index);
    if (done) {
      const times = { startTime: done.start, endTime: done.end };
      results.set(part, { ...finished(part, text, record.red.has(index), doubt), ...times });
    } else if (record.prints) {
      results.set(part, {
        success: isRegular(record, end) && record.finish === 0,
        terminalOutput: printed(end),
      });
    } else {
      const lines = [text, ...causes(record, end), place(part, record, end)];
      const result = { success: false, terminalOutput: join(lines) };
      const isOwn = blamed.has(index) || (!record.session && blamed.size === 0);
      (isOwn ? results : rest).set(part, result);
    }
  });
  return { results, rest };
}

type Doubt = (part: Part) => readonly string[];

/** Why parts whose tests have passed are red all the same. */
function findDoubt(record: RoundRecord, end: RoundEnd, allDone: boolean): Doubt | undefined {
  if (record.wide.length > 0) return (part) => [...record.wide, errors.wideTeardown(part)];
  if (!allDone) return undefined;
  if (!isRegular(record, end)) {
    return (part) => [...causes(record, end), errors.endedAfter(part, how(end))];
  }
  if (record.finish !== 1 || record.red.size > 0) return undefined;
  return (part) => [...causes(record, end), errors.failedUnseen(part)];
}

/** pytest came to its end with a code that says all about the tests: passed, failed, none. */
function isRegular({ finish }: RoundRecord, { exit, hungFor }: RoundEnd): boolean {
  return hungFor === undefined && exit.code === finish && [0, 1, 5].includes(finish ?? -1);
}

function finished(part: Part, text: string, red: boolean, doubt: Doubt | undefined): PartResult {
  if (red || !doubt) return { success: !red, terminalOutput: text };
  return { success: false, terminalOutput: join([text, ...doubt(part)]) };
}

/** Whose fault it is that the process ended early: what ran, else whose files are in the error, else what was being read. */
function blame({ running, stopped, collecting, done }: RoundRecord): number[] {
  const open = (parts: readonly number[]): number[] => parts.filter((part) => !done.has(part));
  const candidates = [
    [...running.values()].flat(),
    stopped.flatMap(({ parts }) => parts),
    collecting?.parts ?? [],
  ];
  return candidates.map(open).find((parts) => parts.length > 0) ?? [];
}

function causes({ stopped }: RoundRecord, { stderr }: RoundEnd): string[] {
  return [...stopped.map(({ text }) => text), stderr];
}

function place(part: Part, record: RoundRecord, end: RoundEnd): string {
  const [test] = [...record.running.keys()];
  if (test !== undefined) return errors.endedDuring(part, how(end), `in ${test}`);
  if (record.collecting) {
    return errors.endedDuring(part, how(end), `while it read ${record.collecting.path}`);
  }
  return errors.endedBefore(part, how(end));
}

function how({ exit, hungFor }: RoundEnd): string {
  return hungFor === undefined ? errors.howItEnded(exit) : errors.hung(hungFor);
}

function printed({ stdout, stderr }: RoundEnd): string {
  return join([stdout, stderr]);
}

function join(texts: readonly string[]): string {
  return texts
    .map((text) => text.replace(/\n+$/, ''))
    .filter((text) => text !== '')
    .map((text) => `${text}\n`)
    .join('');
}
