import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEnvironment } from './find-environment';
import { findPendingRevisions, sqliteFile, type Pending } from './pending-revisions';
import { run } from './run';

describe('sqliteFile', () => {
  it.each([
    ['sqlite:///api.db', { path: '/p/api.db' }],
    ['sqlite+aiosqlite:///./data/api.db?timeout=5', { path: '/p/data/api.db' }],
    ['sqlite:////var/api.db', { path: '/var/api.db' }],
    ['sqlite://', 'memory'],
    ['sqlite:///:memory:', 'memory'],
    ['postgresql://h/x', undefined],
    [undefined, undefined],
  ])('reads %p', (url, file) => {
    expect(sqliteFile(url, '/p')).toEqual(file);
  });
});

describe('findPendingRevisions', () => {
  let project: string;
  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), 'pending-'));
    await mkdir(join(project, 'migrations', 'versions'), { recursive: true });
    await mkdir(join(project, '.venv', 'bin'), { recursive: true });
    const python = await run(['python3', '-c', 'import sys; print(sys.executable)'], { cwd: '/' });
    await symlink(python.stdout.trim(), join(project, '.venv', 'bin', 'python'));
    await writeFile(join(project, 'migrations', 'env.py'), 'url = environ["DATABASE_URL"]\n');
    await writeFile(join(project, 'alembic.ini'), '[alembic]\nscript_location = migrations\n');
    await writeFile(
      join(project, 'migrations', 'versions', 'a.py'),
      'revision = "a"\ndown_revision = None\n',
    );
  });
  afterEach(() => rm(project, { recursive: true }));

  const pending = (url = 'sqlite:///api.db'): Promise<Pending> =>
    findPendingRevisions({
      projectDir: project,
      environment: findEnvironment(project, project, {}),
      env: { DATABASE_URL: url },
    });
  const sql = (statements: string): Promise<unknown> =>
    run(
      [
        'python3',
        '-c',
        'import sqlite3, sys; sqlite3.connect("api.db").executescript(sys.argv[1])',
        statements,
      ],
      { cwd: project },
    );

  it('counts everything as pending where there is no file yet', async () => {
    expect(await pending()).toEqual({ kind: 'pending', database: 'sqlite-file', heads: 1 });
  });

  it('compares the file with the heads', async () => {
    await sql('CREATE TABLE orders (id INTEGER)');
    expect((await pending()).kind).toBe('pending');
    await sql(
      "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('a')",
    );
    expect(await pending()).toEqual({ kind: 'none' });
  });

  it('leaves a server to Alembic', async () => {
    expect(await pending('postgresql://db/x')).toEqual({ kind: 'unknown' });
  });

  it('leaves an env.py that connects to another name to Alembic', async () => {
    await writeFile(
      join(project, 'migrations', 'env.py'),
      'url = config.get_main_option("sqlalchemy.url")\n',
    );
    expect(await pending()).toEqual({ kind: 'unknown' });
  });

  it('finds nothing where there are no revisions', async () => {
    await rm(join(project, 'migrations', 'versions', 'a.py'));
    expect(await pending('postgresql://db/x')).toEqual({ kind: 'none' });
  });
});
