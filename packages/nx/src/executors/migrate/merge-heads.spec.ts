import { commands, makeAlembicService } from '../../testing/make-alembic-service';
import { branchedState, reportOf, twoHeadedState } from '../../testing/migration-states';
import { mergeHeads } from './merge-heads';

describe('mergeHeads', () => {
  it('writes no file for a single head', async () => {
    const stdout = reportOf(branchedState([], null));
    const { service, calls, shown } = makeAlembicService([{ words: 'report_state', stdout }]);
    expect(await mergeHeads(service, { message: undefined, commands })).toBe(true);
    expect(calls()).toHaveLength(1);
    expect(shown).toEqual(['No changes: 3erged is the only head, so there is nothing to merge.']);
  });

  it('merges two heads without a message', async () => {
    const { service, calls } = makeAlembicService([
      { words: 'report_state', stdout: reportOf(twoHeadedState([], null)) },
      { words: 'merge' },
    ]);
    expect(await mergeHeads(service, { message: undefined, commands })).toBe(true);
    expect(calls().at(-1)).toBe('run_alembic.py merge --message=merge heads heads');
  });
});
