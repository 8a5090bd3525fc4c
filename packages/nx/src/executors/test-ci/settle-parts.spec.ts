import type { Part, PartResult } from './part';
import { settleParts } from './settle-parts';

const [one, two] = ['one', 'two'].map((label): Part => ({ id: label, label, paths: [label] })) as [
  Part,
  Part,
];
const tested = { startTime: 1, endTime: 2 };

async function settle(results: ReadonlyMap<Part, PartResult>): Promise<Map<Part, string>> {
  const reported = new Map<Part, string>();
  await settleParts(
    [one, two],
    async () => ({ results, rest: new Map() }),
    (part, { terminalOutput }) => reported.set(part, terminalOutput),
  );
  return reported;
}

describe('settleParts', () => {
  it('shows a cause that parts have in common once', async () => {
    const failed = (label: string): PartResult => ({
      success: false,
      terminalOutput: `ImportError\nCannot test '${label}'\n`,
    });
    const reported = await settle(new Map([one, two].map((part) => [part, failed(part.label)])));
    expect(reported.get(one)).toBe("ImportError\nCannot test 'one'\n");
    expect(reported.get(two)).toBe("Cannot test 'two': for the cause that 'one' shows.\n");
  });

  it('shows of tests that have run what each part printed', async () => {
    const printed = (success: boolean): PartResult => ({
      ...tested,
      success,
      terminalOutput: `hello\n1 ${success ? 'passed' : 'failed'}\n`,
    });
    for (const passes of [true, false]) {
      const reported = await settle(
        new Map([
          [one, printed(passes)],
          [two, printed(false)],
        ]),
      );
      expect(reported.get(two)).toBe('hello\n1 failed\n');
    }
  });
});
