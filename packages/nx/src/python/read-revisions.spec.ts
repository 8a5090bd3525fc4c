import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRevision, readRevisions } from './read-revisions';

describe('parseRevision', () => {
  it('reads what Alembic writes', () => {
    const source = 'revision: str = "b"\ndown_revision: str | Sequence[str] | None = "a"\n';
    expect(parseRevision(source)).toEqual({ id: 'b', down: ['a'] });
  });

  it('reads a first revision and one that merges', () => {
    expect(parseRevision("revision = 'a'\ndown_revision = None\n")).toEqual({ id: 'a', down: [] });
    expect(parseRevision('revision = "m"\ndown_revision = (\n    "a",\n    "b",\n)\n')).toEqual({
      id: 'm',
      down: ['a', 'b'],
    });
  });

  it('passes over other Python files', () => {
    expect(parseRevision('x = 1\n')).toBeUndefined();
  });
});

describe('readRevisions', () => {
  let project: string;
  const revision = (id: string, down: string): Promise<void> =>
    writeFile(
      join(project, 'migrations', 'versions', `${id}.py`),
      `revision = "${id}"\ndown_revision = ${down}\n`,
    );
  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), 'revisions-'));
    await mkdir(join(project, 'migrations', 'versions'), { recursive: true });
    await writeFile(join(project, 'migrations', 'env.py'), '');
    await writeFile(
      join(project, 'pyproject.toml'),
      '[tool.alembic]\nscript_location = "%(here)s/migrations"\n',
    );
  });
  afterEach(() => rm(project, { recursive: true }));

  it('finds the heads', async () => {
    await revision('a', 'None');
    await revision('b', '"a"');
    await revision('c', '"a"');
    expect(readRevisions(project)?.heads.toSorted()).toEqual(['b', 'c']);
  });

  it.each(['shop/db', '%(here)s/shop/db', './shop/db', 'shop:db', 'shop.db:.'])(
    'finds the scripts at %s',
    async (location) => {
      await mkdir(join(project, 'shop/db/versions'), { recursive: true });
      await writeFile(join(project, 'shop/db/env.py'), '');
      await writeFile(join(project, 'alembic.ini'), `[alembic]\nscript_location = ${location}\n`);
      expect(readRevisions(project)?.folder).toBe(join(project, 'shop/db'));
    },
  );

  it('finds the scripts of a package in src', async () => {
    await mkdir(join(project, 'src/shop/migrations'), { recursive: true });
    await writeFile(join(project, 'src/shop/migrations/env.py'), '');
    await writeFile(join(project, 'alembic.ini'), 'script_location = shop:migrations\n');
    expect(readRevisions(project)?.folder).toBe(join(project, 'src/shop/migrations'));
  });

  it('knows a project without migrations', async () => {
    await rm(join(project, 'migrations', 'env.py'));
    expect(readRevisions(project)).toBeUndefined();
  });
});
