import { CHECK_NAMES } from './check-names';
import type { Diagnosis, Finding } from './finding';

/** For people: each finding with its place, what it is, and what to do. */
export function renderDiagnosis(diagnosis: Diagnosis, isColoured: boolean): string {
  const { findings, skipped, summary } = diagnosis;
  const paint = (code: number, text: string): string =>
    isColoured ? `\u001b[${code}m${text}\u001b[0m` : text;
  const blocks = findings.map(({ check, where, what, cure }: Finding) =>
    [`${paint(1, where)}  ${paint(33, check)}`, `  ${what}`, `  ${paint(36, '->')} ${cure}`].join(
      '\n',
    ),
  );
  const left =
    skipped.length === 0 ? [] : [`Not checked before that is put right: ${skipped.join(', ')}.`];
  return `${[...blocks, ...left, conclude(findings.length, summary)].join('\n\n')}\n`;
}

function conclude(count: number, summary: string): string {
  const found = count === 0 ? 'Nothing found' : count === 1 ? '1 finding' : `${count} findings`;
  return `${found} (${summary}).`;
}

/** For programs. */
export function renderJson({ findings, skipped, summary }: Diagnosis): string {
  return `${JSON.stringify({ checks: CHECK_NAMES, findings, skipped, summary }, null, 2)}\n`;
}
