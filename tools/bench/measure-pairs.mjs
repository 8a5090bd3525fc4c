/**
 * Measures ours and the baseline in turn: A B A B …, so that a machine that slows down slows both.
 * `ours` and `baseline` return milliseconds. One run of each first is not counted.
 * Returns the counted runs as `[{ours, baseline}, …]`.
 */
export async function measurePairs({ title, runs, ours, baseline, progress }) {
  const pairs = [];
  for (let run = 0; run <= runs; run += 1) {
    progress(run === 0 ? `${title}: warm-up` : `${title}: run ${run} of ${runs}`);
    const pair = { ours: await ours(), baseline: await baseline() };
    if (run > 0) pairs.push(pair);
  }
  return pairs;
}
