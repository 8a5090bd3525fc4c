import { changedFrom, refuse, type SeamResult } from './seam';

/** Lines that stand in place of others: from `at` on, `gone` are replaced by `come`. */
interface Hunk {
  readonly at: number;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/**
 * Make the change that leads from one text to another in a third one, which somebody has made of the first: where the
 * lines that change, or the lines around a new one, stand there exactly once. Anything else is refused with the
 * lines to add.
 */
export function mergeLines(current: string, before: string, after: string): SeamResult {
  if (current === before) return changedFrom(current, after);
  const from = before.split('\n');
  const lines = current.split('\n');
  const hunks = differences(from, after.split('\n'));
  // All places are found in what is there: one change must not be looked for in what another has made.
  const places = hunks.map((hunk) => findPlace(lines, from, hunk));
  const lost = hunks.filter((hunk, index) => {
    const [place, next] = [places[index], places[index + 1]];
    return place === undefined || (next !== undefined && next < place + hunk.gone.length);
  });
  if (lost.length > 0) {
    const paste = lost.flatMap(({ come }) => come).filter((line) => line.trim() !== '');
    return refuse('the place of these lines was edited', paste);
  }
  const merged = hunks.reduceRight<readonly string[]>((text, { gone, come }, index) => {
    const place = places[index] ?? 0;
    return [...text.slice(0, place), ...come, ...text.slice(place + gone.length)];
  }, lines);
  return changedFrom(current, merged.join('\n'));
}

function findPlace(
  lines: readonly string[],
  from: readonly string[],
  hunk: Hunk,
): number | undefined {
  // The line before and the line after narrow it down; one of the two may have been edited.
  const contexts: (readonly [before: number, after: number])[] = [
    [2, 2],
    [2, 0],
    [0, 2],
    [1, 1],
    [1, 0],
    [0, 1],
  ];
  for (const [before, after] of contexts) {
    const start = Math.max(hunk.at - before, 0);
    const end = hunk.at + hunk.gone.length + after;
    const context = from.slice(start, end);
    if (context.every((line) => line.trim() === '')) continue;
    const [place, another] = placesOf(lines, context);
    if (place !== undefined && another === undefined) return place + (hunk.at - start);
  }
  return undefined;
}

function placesOf(lines: readonly string[], wanted: readonly string[]): number[] {
  return lines.flatMap((_, at) =>
    wanted.every((line, index) => lines[at + index] === line) ? [at] : [],
  );
}

/** The hunks between the lines of the longest common subsequence, from the start to the end. */
function differences(from: readonly string[], to: readonly string[]): Hunk[] {
  const common = commonLengths(from, to);
  const hunks: Hunk[] = [];
  let [at, now] = [0, 0];
  let open: { at: number; gone: string[]; come: string[] } | undefined;
  while (at < from.length || now < to.length) {
    if (at < from.length && now < to.length && from[at] === to[now]) {
      if (open !== undefined) hunks.push(open);
      open = undefined;
      at += 1;
      now += 1;
      continue;
    }
    open ??= { at, gone: [], come: [] };
    const isNew =
      at >= from.length ||
      (now < to.length && lengthAt(common, at, now + 1) >= lengthAt(common, at + 1, now));
    if (isNew) open.come.push(to[now++] ?? '');
    else open.gone.push(from[at++] ?? '');
  }
  if (open !== undefined) hunks.push(open);
  return hunks;
}

function commonLengths(from: readonly string[], to: readonly string[]): number[][] {
  const lengths = Array.from({ length: from.length + 1 }, () =>
    new Array<number>(to.length + 1).fill(0),
  );
  for (let at = from.length - 1; at >= 0; at -= 1)
    for (let now = to.length - 1; now >= 0; now -= 1) {
      const row = lengths[at];
      if (row === undefined) continue;
      row[now] =
        from[at] === to[now]
          ? lengthAt(lengths, at + 1, now + 1) + 1
          : Math.max(lengthAt(lengths, at + 1, now), lengthAt(lengths, at, now + 1));
    }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], at: number, now: number): number {
  return lengths[at]?.[now] ?? 0;
}
