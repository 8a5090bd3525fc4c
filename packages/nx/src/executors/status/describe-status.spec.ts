import { commands } from '../../testing/make-alembic-service';
import { branchedState, twoHeadedState } from '../../testing/migration-states';
import { describeStatus } from './describe-status';

describe('describeStatus', () => {
  it('shows what is pending and what to type', () => {
    expect(describeStatus(branchedState(['1eft'], null), commands)).toEqual([
      'Database: sqlite:///app.db',
      'Current:  1eft  left',
      'Heads:    3erged  merged',
      'Pending:  2ight  right',
      '          3erged  merged',
      'Apply what is pending: nx run api:upgrade',
    ]);
  });

  it('gives no advice when up to date', () => {
    expect(describeStatus(branchedState(['3erged'], null), commands).at(-1)).toBe('Pending:  none');
  });

  it('names --merge at two heads', () => {
    expect(describeStatus(twoHeadedState(['f1'], null), commands).at(-1)).toBe(
      'Merge the heads: nx run api:migrate --merge',
    );
  });

  it('does not guess past an unknown revision', () => {
    const lines = describeStatus(branchedState(['dead'], null), commands);
    expect(lines).toContain('Current:  dead (no file describes it)');
    expect(lines).toContain('Pending:  cannot be told');
  });
});
