import { commands, makeAlembicService } from '../../testing/make-alembic-service';
import { branchedState, reportOf } from '../../testing/migration-states';
import { confirmDowngrade, type ConfirmOptions, type Decision } from './confirm-downgrade';

interface Asked {
  readonly decision: Decision;
  readonly shown: readonly string[];
  readonly questions: number;
}

async function confirm(
  current: readonly string[],
  changes: Partial<ConfirmOptions> = {},
  answer?: boolean,
): Promise<Asked> {
  let questions = 0;
  const shown: string[] = [];
  const log = (line: string): void => void shown.push(line);
  const ask = (): Promise<boolean> => {
    questions += 1;
    return Promise.resolve(answer ?? false);
  };
  const stdout = reportOf(branchedState(current, null));
  const { service } = makeAlembicService([{ words: 'report_state', stdout }], {
    action: "downgrade 'api'",
    terminal: { log, logError: log, ...(answer === undefined ? {} : { ask }) },
  });
  const options = { revision: '-1', yes: false, commands, ...changes };
  return { decision: await confirmDowngrade(service, options), shown, questions };
}

describe('confirmDowngrade', () => {
  it('says what goes and waits for a yes', async () => {
    const { decision, shown } = await confirm(['3erged'], {}, true);
    expect(decision).toBe('go');
    expect(shown).toEqual(['This takes back, in sqlite:///app.db:', '  3erged  merged']);
  });

  it('stops at a no', async () => {
    const { decision, shown } = await confirm(['3erged'], {}, false);
    expect(decision).toBe('stop');
    expect(shown.at(-1)).toBe('Nothing was taken back.');
  });

  it('does not ask with --yes', async () => {
    const { decision, questions } = await confirm(['3erged'], { yes: true }, false);
    expect({ decision, questions }).toEqual({ decision: 'go', questions: 0 });
  });

  it('names the whole command where nobody can answer', async () => {
    const { decision, shown } = await confirm(['3erged'], { revision: 'base' });
    expect(decision).toBe('stop');
    expect(shown.at(-1)).toMatch(/nx run api:downgrade --revision=base --yes$/);
  });

  it('asks nothing where there is nothing to do', async () => {
    const { decision, questions } = await confirm([], {}, true);
    expect({ decision, questions }).toEqual({ decision: 'nothing to do', questions: 0 });
  });

  it('refuses a database that is ahead of the files', async () => {
    const { decision, shown } = await confirm(['dead'], { yes: true });
    expect(decision).toBe('stop');
    expect(shown.at(-1)).toMatch(/revision 'dead', which no file describes/);
  });
});
