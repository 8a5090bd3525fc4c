import { isEmptyRevision } from './is-empty-revision';

const file = (down: string, body: string): string => `"""x: op.drop_table

Revision ID: 2
"""
from alembic import op

down_revision: Union[str, Sequence[str], None] = ${down}


def upgrade() -> None:
    """Upgrade schema."""
    # op.add_column is what you want here
    ${body}
`;

describe('isEmptyRevision', () => {
  it('sees through comments and docstrings', () => {
    expect(isEmptyRevision(file("'1'", 'pass'))).toBe(true);
  });

  it('sees an operation', () => {
    expect(isEmptyRevision(file("'1'", "op.add_column('orders', x)"))).toBe(false);
  });

  it('takes a merge as meant', () => {
    expect(isEmptyRevision(file("('1', '2')", 'pass'))).toBe(false);
  });
});
