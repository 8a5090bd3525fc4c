import { branchedState } from '../../testing/migration-states';
import { planDowngrade } from './plan-downgrade';

const planned = (current: readonly string[], target: string): unknown => {
  const plan = planDowngrade(branchedState(current, null), target);
  return plan.kind === 'revisions' ? plan.revisions.map(({ id }) => id) : plan.kind;
};

describe('planDowngrade', () => {
  it.each([
    ['takes back the last revision', ['3erged'], '-1', ['3erged']],
    ['takes back two in a line', ['1eft'], '-2', ['1eft', 'f1']],
    ['takes back all, newest first', ['3erged'], 'base', ['3erged', '2ight', '1eft', 'f1']],
    ['takes back what follows a revision', ['3erged'], '1eft', ['3erged']],
    ['accepts the beginning of a revision', ['1eft'], 'f', ['1eft']],
    ['finds nothing above the current revision', ['1eft'], '1eft', []],
    ['finds nothing in a fresh database', [], '-1', 'nothing-applied'],
    ['refuses more steps than were applied', ['1eft'], '-3', 'too-far'],
    ['refuses steps from two places', ['1eft', '2ight'], '-1', 'ambiguous'],
    ['leaves steps below a merge to Alembic', ['3erged'], '-2', 'unresolved'],
    ['leaves labels to Alembic', ['3erged'], 'label@-1', 'unresolved'],
  ] as const)('%s', (_sentence, current, target, expected) => {
    expect(planned(current, target)).toEqual(expected);
  });
});
