import { commands, makeAlembicService, type Answer } from '../../testing/make-alembic-service';
import { branchedState, reportOf } from '../../testing/migration-states';
import { upgradeService } from './upgrade-service';

/** Alembic's refusal of `+N`, then what the database has. */
const tooFew = (current: string): readonly Answer[] => [
  {
    words: 'upgrade +',
    stdout: "FAILED: Relative revision +2 didn't produce 2 migrations\n",
    code: 255,
  },
  { words: 'report_state', stdout: reportOf(branchedState([current], null)) },
];

describe('upgradeService', () => {
  it('says what was applied', async () => {
    const stderr = 'INFO  [alembic] Running upgrade  -> f1, first\n';
    const { service, shown } = makeAlembicService([{ words: 'upgrade head', stderr }]);
    expect(await upgradeService(service, { revision: 'head', commands })).toBe(true);
    expect(shown.at(-1)).toBe('Applied 1 revision. The database is at head.');
  });

  it('succeeds with a step where nothing is pending', async () => {
    const { service, shown } = makeAlembicService(tooFew('3erged'));
    expect(await upgradeService(service, { revision: '+1', commands })).toBe(true);
    expect(shown).toEqual(['Nothing is pending. The database is at head.']);
  });

  it('refuses more steps than are pending', async () => {
    const { service, shown } = makeAlembicService(tooFew('1eft'), { action: "upgrade 'api'" });
    expect(await upgradeService(service, { revision: '+2', commands })).toBe(false);
    expect(shown).toEqual([
      "Cannot upgrade 'api' by +2: fewer revisions are pending. Apply all: nx run api:upgrade",
    ]);
  });
});
