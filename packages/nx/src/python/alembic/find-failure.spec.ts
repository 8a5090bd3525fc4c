import { findFailure } from './find-failure';

const failureOf = (stdout: string, stderr = ''): unknown =>
  findFailure({ stdout, stderr }, '/workspace/api');

// Cut from real output of Alembic 1.20.1 on psycopg 3.3.
const refused = `Traceback (most recent call last):
  File "/workspace/api/.venv/lib/python3.11/site-packages/psycopg/connection.py", line 126, in connect
    raise last_ex.with_traceback(None)
psycopg.OperationalError: connection failed

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/workspace/api/migrations/env.py", line 67, in run_migrations_online
    with connectable.connect() as connection:
         ^^^^^^^^^^^^^^^^^^^^^
  File "/workspace/api/.venv/lib/python3.11/site-packages/psycopg/connection.py", line 126, in connect
    raise last_ex.with_traceback(None)
sqlalchemy.exc.OperationalError: (psycopg.OperationalError) connection failed: connection to server at "127.0.0.1", port 5999 failed: Connection refused
\tIs the server running on that host and accepting TCP/IP connections?
(Background on this error at: https://sqlalche.me/e/21/e3q8)
`;

describe('findFailure', () => {
  it('recognises pending revisions', () => {
    expect(failureOf('FAILED: Target database is not up to date.\n')).toEqual({ kind: 'pending' });
  });

  it.each([
    'FAILED: Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.\n',
    "FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads\n",
  ])('recognises several heads', (stdout) => {
    expect(failureOf(stdout)).toEqual({ kind: 'several-heads' });
  });

  it('recognises a step back from a merge', () => {
    expect(failureOf('FAILED: Ambiguous walk\n')).toEqual({ kind: 'two-ways-back' });
  });

  it('recognises a parent that no file describes', () => {
    const stderr = `Traceback (most recent call last):
  File "/workspace/.venv/lib/python3.11/site-packages/alembic/script/revision.py", line 241, in _revision_map
    down_revision = map_[downrev]
                    ~~~~^^^^^^^^^
KeyError: '2ff9947f4a51'
`;
    expect(failureOf('', stderr)).toEqual({ kind: 'missing-parent', revision: '2ff9947f4a51' });
  });

  it('recognises more steps than are pending', () => {
    const stdout = "FAILED: Relative revision +1 didn't produce 1 migrations\n";
    expect(failureOf(stdout)).toEqual({ kind: 'too-few-pending' });
  });

  it('names a revision that has no file', () => {
    expect(failureOf("FAILED: Can't locate revision identified by 'dead'\n")).toEqual({
      kind: 'unknown-revision',
      revision: 'dead',
    });
  });

  it('condenses a traceback to its cause and place', () => {
    expect(failureOf('', refused)).toEqual({
      kind: 'raised',
      cause:
        'sqlalchemy.exc.OperationalError: (psycopg.OperationalError) connection failed: connection to server at "127.0.0.1", port 5999 failed: Connection refused',
      place: 'migrations/env.py:67',
    });
  });

  it('gives the line of a syntax error', () => {
    const stderr = `Traceback (most recent call last):
  File "/workspace/api/migrations/env.py", line 20, in <module>
    from models import Base
  File "/workspace/api/models.py", line 7
    def x(:
          ^
SyntaxError: invalid syntax
`;
    expect(failureOf('', stderr)).toEqual({
      kind: 'raised',
      cause: 'SyntaxError: invalid syntax',
      place: 'models.py:7',
    });
  });

  it('leaves alone what the project explained itself', () => {
    const stderr = 'Cannot reach the database postgresql://localhost/api: refused.\n';
    expect(failureOf('', stderr)).toEqual({ kind: 'explained' });
  });

  it('says so when nothing was printed', () => {
    expect(failureOf('')).toEqual({
      kind: 'raised',
      cause: 'alembic ended without a message',
    });
  });
});
