import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AlembicService } from '../../python/alembic/with-alembic';
import { commands, makeAlembicService, type Answer } from '../../testing/make-alembic-service';
import { branchedState, reportOf, twoHeadedState } from '../../testing/migration-states';
import { writeRevision } from './write-revision';

const options = { message: 'add orders', commands, upgrade: true };
const behind: Answer = {
  words: 'revision --autogenerate',
  stdout: 'FAILED: Target database is not up to date.\n',
  code: 255,
};

/** Writes the file, as Alembic does; the path is known before the program runs. */
function writtenBy(service: AlembicService, body: string): string {
  const file = join(service.projectDir, 'migrations/versions/1_add_orders.py');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `"""add orders"""\nfrom alembic import op\n\ndef upgrade():\n    ${body}\n`);
  return file;
}

describe('writeRevision', () => {
  it('needs one process where nothing is pending', async () => {
    const { service, calls, shown } = makeAlembicService([{ words: 'revision' }]);
    expect(await writeRevision(service, options)).toBe(true);
    expect(calls()).toEqual(['run_alembic.py revision --autogenerate --message=add orders']);
    expect(shown.slice(-2)).toEqual([
      'No changes: the models and the database agree, so no revision was written.',
      'For a revision of your own, run in api: uv run alembic revision -m "fill prices"',
    ]);
  });

  it('leaves the word to an env.py that says it itself', async () => {
    const stdout = '  No changes: the models and the migrations agree. No file was written.\n';
    const { service, shown } = makeAlembicService([{ words: 'revision', stdout }]);
    expect(await writeRevision(service, options)).toBe(true);
    expect(shown.slice(1)).toEqual([]);
  });

  it('says where enums are not compared, and what lets them be', async () => {
    const { service, shown } = makeAlembicService([{ words: 'revision' }]);
    for (const file of ['core/enums.py', 'migrations/env.py']) {
      mkdirSync(dirname(join(service.projectDir, file)), { recursive: true });
      writeFileSync(join(service.projectDir, file), '');
    }
    expect(await writeRevision(service, options)).toBe(true);
    expect(shown.slice(-2)).toEqual([
      'Values of enums were not compared: there is no migrations/enums.py.',
      "It comes when you name an enum that is there: nx g @paxx/nx:field orders 'status:enum(draft,paid)'",
    ]);
  });

  it('prints the path and the next command', async () => {
    const probe = makeAlembicService([]);
    const file = writtenBy(probe.service, 'op.drop_table("x")');
    const stdout = `Generating ${file} ...  done\n`;
    const { service, shown } = makeAlembicService([{ words: 'revision', stdout }], {
      workspaceRoot: probe.service.workspaceRoot,
    });
    expect(await writeRevision(service, options)).toBe(true);
    expect(shown.slice(-2)).toEqual([
      'Wrote api/migrations/versions/1_add_orders.py',
      'Read it, then apply it: nx run api:upgrade',
    ]);
  });

  it('keeps an empty revision and says so', async () => {
    const probe = makeAlembicService([]);
    const stdout = `Generating ${writtenBy(probe.service, 'pass')} ...  done\n`;
    const { service, shown } = makeAlembicService([{ words: 'revision', stdout }]);
    expect(await writeRevision(service, options)).toBe(true);
    expect(shown.at(-1)).toMatch(/^No changes: .*1_add_orders\.py$/);
  });

  it('applies pending revisions to a local file first', async () => {
    const { service, calls, shown } = makeAlembicService([
      behind,
      { words: 'report_state', stdout: reportOf(branchedState(['1eft'], '/data/app.db')) },
      { words: 'upgrade head' },
      { words: 'revision --autogenerate' },
    ]);
    expect(await writeRevision(service, options)).toBe(true);
    expect(calls()).toHaveLength(4);
    expect(shown).toContainEqual(
      expect.stringMatching(/^Applying first .*app\.db: 2ight, 3erged$/),
    );
  });

  it.each([
    ['a server', null, true],
    ['a local file with --no-upgrade', '/data/app.db', false],
  ])('refuses pending revisions of %s', async (_name, file, upgrade) => {
    const { service, calls, shown } = makeAlembicService([
      behind,
      { words: 'report_state', stdout: reportOf(branchedState(['1eft'], file)) },
    ]);
    expect(await writeRevision(service, { ...options, upgrade })).toBe(false);
    expect(calls()).toHaveLength(2);
    expect(shown.at(-1)).toBe(
      "Cannot migrate 'api': 2 revisions are pending (2ight, 3erged). Apply first: nx run api:upgrade",
    );
  });

  it('names --merge before it applies one of two heads', async () => {
    const { service, shown } = makeAlembicService([
      behind,
      { words: 'report_state', stdout: reportOf(twoHeadedState([], '/data/app.db')) },
    ]);
    expect(await writeRevision(service, options)).toBe(false);
    expect(shown.at(-1)).toMatch(
      /2 heads \(1eft, 2ight\)\. Merge them: nx run api:migrate --merge$/,
    );
  });
});
