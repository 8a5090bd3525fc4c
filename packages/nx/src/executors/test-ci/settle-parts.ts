import type { Verdict } from './judge-round';
import * as errors from './errors';
import type { Part, PartResult, Report } from './part';

/** Runs some parts in one process and judges it. */
export type Round = (parts: readonly Part[]) => Promise<Verdict>;

/**
 * Gives every part its result: when a process ends early because of one part, the parts without a result run in
 * another. Ends, since each process settles a part at least, or is halved.
 */
export async function settleParts(
  parts: readonly Part[],
  round: Round,
  report: Report,
): Promise<void> {
  const verdict = await round(parts);
  reportAll(verdict.results, report);
  const rest = [...verdict.rest.keys()];
  if (rest.length === 0) return;
  if (verdict.results.size > 0) return settleParts(rest, round, report);
  return rest.length === 1 ? reportAll(verdict.rest, report) : settleHalves(rest, round, report);
}

/** Nobody was to blame: where both halves end in the same way the cause is common to all, else it is in one of them. */
async function settleHalves(parts: readonly Part[], round: Round, report: Report): Promise<void> {
  const middle = Math.ceil(parts.length / 2);
  const halves = [parts.slice(0, middle), parts.slice(middle)];
  const verdicts = [];
  for (const half of halves) verdicts.push(await round(half));
  if (verdicts.every(({ results }) => results.size === 0))
    return reportAll(new Map(verdicts.flatMap(({ rest }) => [...rest])), report);
  for (const { results, rest } of verdicts) {
    reportAll(results, report);
    if (results.size === 0 && rest.size === 1) reportAll(rest, report);
    else if (rest.size > 0) await settleParts([...rest.keys()], round, report);
  }
}

/** One traceback for fifty parts: the others name the part that shows it. */
function reportAll(results: Verdict['results'], report: Report): void {
  const shown = new Map<string, Part>();
  for (const [part, result] of results) {
    const text = hasRun(result) ? '' : withoutLastLine(result.terminalOutput);
    const before = shown.get(text);
    if (text !== '' && before === undefined) shown.set(text, part);
    report(
      part,
      before === undefined
        ? result
        : { ...result, terminalOutput: `${errors.sameCause(part, before)}\n` },
    );
  }
}

/** Its tests have, whatever they said. */
function hasRun({ success, startTime }: PartResult): boolean {
  return success || startTime !== undefined;
}

/** It names the part. */
function withoutLastLine(text: string): string {
  return text.replace(/[^\n]*\n$/, '');
}
