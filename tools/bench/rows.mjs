// The rows of the table. `holds` is undefined where a figure has no limit and is only shown.
import { median, spread } from './statistics.mjs';

/** Ours over the baseline, the median of the ratios pair by pair. */
export function ratioRow(figure, pairs, limit) {
  const ratios = spread(pairs.map(({ ours, baseline }) => ours / baseline));
  return {
    ...bothSides(figure, pairs),
    ratio: `${ratios.median.toFixed(2)} (${ratios.lowest.toFixed(2)}–${ratios.highest.toFixed(2)})`,
    limit: limit === undefined ? '' : `≤ ${limit.toFixed(2)}`,
    holds: limit === undefined ? undefined : ratios.median <= limit,
  };
}

/** CPU per request in microseconds; the baseline over ours, the median of the ratios pair by pair, may not fall below the limit. */
export function costRow(figure, pairs, limit) {
  const ratios = spread(pairs.map(({ ours, baseline }) => baseline / ours));
  const inMicroseconds = (values) => `${spread(values).median.toFixed(0)} µs`;
  return {
    figure,
    ours: inMicroseconds(pairs.map(({ ours }) => ours)),
    baseline: inMicroseconds(pairs.map(({ baseline }) => baseline)),
    ratio: `${ratios.median.toFixed(2)} (${ratios.lowest.toFixed(2)}–${ratios.highest.toFixed(2)})`,
    limit: `≥ ${limit.toFixed(2)}`,
    holds: ratios.median >= limit,
  };
}

/** One value that may not be above the limit. */
export function limitRow(figure, value, limit, unit) {
  const shownIn = (number) => `${Number.isInteger(number) ? number : number.toFixed(1)} ${unit}`;
  return {
    figure,
    ours: shownIn(value),
    baseline: '',
    ratio: '',
    limit: `≤ ${shownIn(limit)}`,
    holds: value <= limit,
  };
}

/** What ours takes longer, in milliseconds, the median of the differences pair by pair. */
export function differenceRow(figure, pairs, limit) {
  const difference = median(pairs.map(({ ours, baseline }) => ours - baseline));
  const sign = difference < 0 ? '−' : '+';
  return {
    ...bothSides(figure, pairs),
    ratio: `${sign}${Math.abs(difference).toFixed(0)} ms`,
    limit: `≤ +${limit} ms`,
    holds: difference <= limit,
  };
}

/** The median of the runs, in milliseconds. Without `limit` it is only shown. */
export function medianRow(figure, milliseconds, limit) {
  return {
    figure,
    ours: shown(milliseconds),
    baseline: '',
    ratio: '',
    limit: limit === undefined ? '' : `≤ ${limit} ms`,
    holds: limit === undefined ? undefined : median(milliseconds) <= limit,
  };
}

/** Not a single run may take longer than `limit` milliseconds. */
export function highestRow(figure, milliseconds, limit) {
  const { highest } = spread(milliseconds);
  return {
    figure,
    ours: shown(milliseconds),
    baseline: '',
    ratio: `highest ${seconds(highest)} of ${milliseconds.length}`,
    limit: `≤ ${seconds(limit)}`,
    holds: highest <= limit,
  };
}

/** A count, which is the same in every run. Without `limit` it is only shown. */
export function countRow(figure, ours, { baseline = '', limit, holds } = {}) {
  return { figure, ours: `${ours}`, baseline: `${baseline}`, ratio: '', limit: limit ?? '', holds };
}

function bothSides(figure, pairs) {
  const sides = [pairs.map((pair) => pair.ours), pairs.map((pair) => pair.baseline)];
  const [ours, baseline] = sides.map((side) => shown(side, unitFor(...sides)));
  return { figure, ours, baseline };
}

/** One unit for both sides of a row. */
function unitFor(...sides) {
  return Math.max(...sides.map(median)) < 1_000 ? inMilliseconds : inSeconds;
}

function shown(milliseconds, unit = unitFor(milliseconds)) {
  const { median: middle, lowest, highest } = spread(milliseconds);
  return `${unit(middle)} (${unit(lowest)}–${unit(highest)}) ${unit === inSeconds ? 's' : 'ms'}`;
}

function seconds(milliseconds) {
  return `${inSeconds(milliseconds)} s`;
}

const inSeconds = (milliseconds) => (milliseconds / 1000).toFixed(2);
const inMilliseconds = (milliseconds) => milliseconds.toFixed(0);
