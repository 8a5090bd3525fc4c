import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, makeAlembicService, type Answer } from '../../testing/make-alembic-service';
import { upgradeSqliteFile, warnOfPending, type DatabaseOfService } from './upgrade-database';

const server = 'postgresql://bob:s3cret@127.0.0.1:1/shop';

/** A service with one revision, whose database is asked through a small program in Alembic's place. */
function databaseOf(url: string, answers: readonly Answer[], revisions = ['a']): DatabaseFake {
  const { service, shown } = makeAlembicService(answers, { env: { DATABASE_URL: url } });
  const versions = join(service.projectDir, 'migrations', 'versions');
  mkdirSync(versions, { recursive: true });
  writeFileSync(join(versions, '..', 'env.py'), 'url = settings.database_url\n');
  writeFileSync(join(service.projectDir, 'alembic.ini'), 'script_location = migrations\n');
  for (const id of revisions) {
    writeFileSync(join(versions, `${id}.py`), `revision = "${id}"\ndown_revision = None\n`);
  }
  const { log } = service.terminal;
  const abort = new AbortController().signal;
  return { database: { project: 'api', service, commands, log, abort }, shown };
}

interface DatabaseFake {
  readonly database: DatabaseOfService;
  readonly shown: readonly string[];
}

describe('upgradeSqliteFile', () => {
  it('names --merge at two heads', async () => {
    const stdout =
      "FAILED: Multiple head revisions are present for given argument 'head'; please\n";
    const answer = { words: 'upgrade head', stdout, code: 255 };
    const { database } = databaseOf('sqlite:///api.db', [answer], ['a', 'b']);
    expect(await upgradeSqliteFile(database)).toEqual({
      problem:
        "Cannot upgrade the database of 'api': its revisions have several heads. Merge them: nx run api:migrate --merge",
    });
  });

  it('names the cause of another failure and --no-upgrade', async () => {
    const stderr = 'Traceback (most recent call last):\n  File "x", line 1\nKeyError: 1\n';
    const answer = { words: 'upgrade head', stderr, code: 1 };
    const { database } = databaseOf('sqlite:///api.db', [answer]);
    expect(await upgradeSqliteFile(database)).toEqual({
      problem: expect.stringMatching(/'api': KeyError: 1\. .*nx run api:serve --no-upgrade$/),
    });
  });
});

describe('warnOfPending', () => {
  it.each([
    ['connection refused', 'Start the database, or correct DATABASE_URL'],
    ['FATAL:  database "shop" does not exist', 'Create the database shop on its server'],
  ])('says in one line: %s', async (cause, repair) => {
    const stderr = `INFO  [alembic] Context\nCannot reach the database ${server}: ${cause}. Start it, or correct DATABASE_URL.\n`;
    const { database, shown } = databaseOf(server, [{ words: 'current', stderr, code: 1 }]);
    await warnOfPending(database);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain(`cannot reach the database postgresql://bob:***@127.0.0.1:1/shop`);
    expect(shown[0]).toContain(`${cause}. ${repair}`);
    expect(shown[0]).toMatch(/; then run: nx run api:status$/);
  });

  it('shows no traceback of another env.py', async () => {
    const stderr = `Traceback (most recent call last):\n  File "x", line 1\nsqlalchemy.exc.OperationalError: refused\n\tIs the server running?\n`;
    const { database, shown } = databaseOf(server, [{ words: 'current', stderr, code: 1 }]);
    await warnOfPending(database);
    expect(shown.join()).toMatch(/OperationalError: refused\. Start the database/);
    expect(shown.join()).not.toContain('Traceback');
  });

  it('names what applies pending revisions', async () => {
    const { database, shown } = databaseOf(server, [{ words: 'current' }]);
    await warnOfPending(database);
    expect(shown).toEqual([
      "Warning: Revisions are not applied to the database of 'api'. Run: nx run api:upgrade",
    ]);
  });

  it('stays quiet when all is applied', async () => {
    const { database, shown } = databaseOf(server, [{ words: 'current', stdout: 'a (head)\n' }]);
    await warnOfPending(database);
    expect(shown).toEqual([]);
  });
});
