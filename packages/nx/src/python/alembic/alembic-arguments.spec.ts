import { alembicArguments } from './alembic-arguments';

describe('alembicArguments', () => {
  it('puts a command before what the user adds', () => {
    expect(alembicArguments(['upgrade', 'head'], ['--sql'])).toEqual(['upgrade', 'head', '--sql']);
  });

  it("puts Alembic's own options before the command", () => {
    const extra = ['-x', 'tenant=a', '--sql', '--name=other', '-c', 'other.ini', '--raiseerr'];
    expect(alembicArguments(['upgrade', 'head'], extra)).toEqual([
      ...['-x', 'tenant=a', '--name=other', '-c', 'other.ini', '--raiseerr'],
      ...['upgrade', 'head', '--sql'],
    ]);
  });
});
