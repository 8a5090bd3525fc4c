import { makeAlembicService } from '../../testing/make-alembic-service';
import { branchedState, reportOf } from '../../testing/migration-states';
import { readState } from './read-state';

describe('readState', () => {
  it('finds the report among other lines', async () => {
    const state = branchedState(['f1'], '/workspace/app.db');
    const stdout = `loading models\n${reportOf(state)}goodbye\n`;
    const { service } = makeAlembicService([{ words: 'report_state.py', stdout }]);
    expect(await readState(service)).toEqual({ kind: 'state', state });
  });

  it("hands over only Alembic's own options", async () => {
    const { service, calls } = makeAlembicService([{ words: 'report_state.py', code: 1 }]);
    await readState(service, { extra: ['-x', 'tenant=a', '--sql'], headsOnly: true });
    expect(calls()).toEqual(['report_state.py --heads-only -x tenant=a']);
  });

  it('gives the failure where there is no report', async () => {
    const stdout = "FAILED: Can't locate revision identified by 'dead'\n";
    const { service } = makeAlembicService([{ words: 'report_state.py', stdout, code: 255 }]);
    expect(await readState(service)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unknown-revision', revision: 'dead' },
    });
  });
});
