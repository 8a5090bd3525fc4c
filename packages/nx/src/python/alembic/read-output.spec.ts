import { readSteps, writtenRevision } from './read-output';

describe('writtenRevision', () => {
  it('finds the path among the lines of hooks', () => {
    const stdout = `Generating /workspace/my api/migrations/versions/29fc_add_orders.py ...  done
Running post write hook 'ruff' ...
  done
`;
    expect(writtenRevision(stdout)).toBe(
      '/workspace/my api/migrations/versions/29fc_add_orders.py',
    );
  });

  it('finds none where no file was written', () => {
    expect(writtenRevision('Generating /workspace/x.py ...  FAILED\n')).toBeUndefined();
  });
});

describe('readSteps', () => {
  it('reads the lines of a configured logger', () => {
    const log = `INFO  [alembic.runtime.migration] Context impl SQLiteImpl.
INFO  [alembic.runtime.migration] Running upgrade  -> 29fc2d7b0a44, add orders
INFO  [alembic.runtime.migration] Running upgrade aaaa, bbbb -> cccc, merge them
`;
    expect(readSteps(log).map(({ text }) => text)).toEqual([
      '-> 29fc2d7b0a44, add orders',
      'aaaa, bbbb -> cccc, merge them',
    ]);
  });
});
