import { makeAlembicService } from '../../testing/make-alembic-service';
import { runAlembic } from './run-alembic';

const failing = {
  words: 'upgrade',
  stdout: 'working\nFAILED: no\n',
  stderr:
    'warning: postgresql://bob:s3cret@db/x\nTraceback (most recent call last):\n  File "x"\nE: x\n',
  code: 1,
};

describe('runAlembic', () => {
  it('hides tracebacks and passwords', async () => {
    const { service, shown } = makeAlembicService([failing]);
    await runAlembic(service, ['upgrade', 'head']);
    expect([...shown].sort()).toEqual(['warning: postgresql://bob:***@db/x', 'working']);
  });

  it('shows the whole traceback when asked', async () => {
    const { service, shown } = makeAlembicService([failing], { verbose: true });
    await runAlembic(service, ['upgrade', 'head']);
    expect(shown.slice(-3)).toEqual(['Traceback (most recent call last):', '  File "x"', 'E: x']);
  });

  it('shows a traceback that did no harm', async () => {
    const { service, shown } = makeAlembicService([{ ...failing, code: 0 }]);
    await runAlembic(service, ['upgrade', 'head']);
    expect(shown).toContain('E: x');
  });
});
