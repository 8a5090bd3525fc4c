import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareService, type PreparedService } from './prepare-service';

/** A small program in uv's place: it notes its words and behaves as the file `answer` says. */
const uv = `#!/bin/sh
echo "$*" >> "$NOTES"
case "$*" in
  *--check) [ -e in-step ] || { echo "error: The environment is outdated; run uv sync" >&2; exit 1; } ;;
  *--show-version) echo 3.11.7 ;;
  *find) [ ! -e old ] || { echo "error: No interpreter found for Python >=3.13 in search path" >&2; exit 2; } ;;
  sync*) [ ! -e broken ] || exit 1; mkdir -p .venv/bin; : > .venv/bin/python; : > in-step ;;
esac
`;

describe('prepareService', () => {
  let root: string;
  let lines: string[];
  let errors: string[];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'prepare-'));
    lines = [];
    errors = [];
    await mkdir(join(root, 'api'));
    await mkdir(join(root, 'bin'));
    await writeFile(join(root, 'pyproject.toml'), '[tool.uv.workspace]\nmembers = ["api"]\n');
    await writeFile(join(root, 'api', '.env.example'), 'SECRET_KEY=\nCOLOR=red\n');
    await writeFile(join(root, 'bin', 'uv'), uv);
    await chmod(join(root, 'bin', 'uv'), 0o755);
  });
  afterEach(() => rm(root, { recursive: true }));

  const prepare = (
    env: NodeJS.ProcessEnv = {},
    envFile?: string,
  ): ReturnType<typeof prepareService> =>
    prepareService(
      { root, projectName: 'api', projectsConfigurations: { projects: { api: { root: 'api' } } } },
      {
        env: { PATH: `${join(root, 'bin')}:/usr/bin:/bin`, NOTES: join(root, 'notes'), ...env },
        log: (line) => lines.push(line),
        logError: (line) => errors.push(line),
        ...(envFile === undefined ? {} : { envFile }),
      },
    );
  const mark = (name: string): Promise<void> => writeFile(join(root, name), '');
  const notes = async (): Promise<string[]> =>
    (await readFile(join(root, 'notes'), 'utf8')).trim().split('\n');

  it('makes a missing environment and env file', async () => {
    const service = (await prepare()) as PreparedService;
    expect(service).toMatchObject({ kind: 'ready', env: { COLOR: 'red' } });
    expect(service.env['SECRET_KEY']).toHaveLength(43);
    expect(lines[0]).toContain('There is no environment');
    expect(lines.at(-1)).toBe('Wrote api/.env from .env.example, with a fresh secret.');
    expect(await notes()).toEqual(['python find', 'sync --all-packages']);
  });

  it('refuses an env file that is not there, and writes nothing', async () => {
    expect((await prepare({}, 'staging.env')).kind).toBe('refused');
    expect(errors).toEqual([
      `Cannot use the env file '${join(root, 'api', 'staging.env')}' for 'api': it does not exist. Its path is relative to the project.`,
    ]);
    expect(lines).toEqual([]);
  });

  it('lets an env file that is named win over .env', async () => {
    await writeFile(join(root, 'api', 'staging.env'), 'COLOR=blue\n');
    expect(await prepare({}, 'staging.env')).toMatchObject({ env: { COLOR: 'blue' } });
  });

  it('does nothing when all is in step', async () => {
    await prepare();
    await rm(join(root, 'notes'));
    lines = [];
    expect((await prepare()).kind).toBe('ready');
    expect(lines).toEqual([]);
    expect(await notes()).toEqual(['sync --all-packages --check']);
  });

  it('syncs an environment that has drifted', async () => {
    await prepare();
    await rm(join(root, 'in-step'));
    expect((await prepare()).kind).toBe('ready');
    expect(lines.join('\n')).toContain('not in step with uv.lock');
  });

  it('names no secret where the example has none', async () => {
    await writeFile(join(root, 'api', '.env.example'), 'COLOR=red\n');
    await prepare();
    expect(lines.at(-1)).toBe('Wrote api/.env from .env.example.');
  });

  it('leaves an environment alone that uv neither made nor locked', async () => {
    await mkdir(join(root, '.venv', 'bin'), { recursive: true });
    await writeFile(join(root, '.venv', 'bin', 'python'), '');
    await writeFile(join(root, '.venv', 'pyvenv.cfg'), 'version = 3.13.1\n');
    expect((await prepare()).kind).toBe('ready');
    await expect(notes()).rejects.toThrow('ENOENT');
  });

  it('makes no environment for what another tool has locked', async () => {
    await writeFile(join(root, 'poetry.lock'), '');
    expect(await prepare()).toEqual({ kind: 'refused' });
    expect(errors.join()).toMatch(/poetry\.lock locks .* Run in .*: .*poetry install$/);
    await expect(notes()).rejects.toThrow('ENOENT');
  });

  it('says which Python is needed and found', async () => {
    await mark('old');
    expect(await prepare()).toEqual({ kind: 'refused' });
    expect(errors.join()).toContain('it needs Python >=3.13, found 3.11.7');
    expect(errors.join()).toContain('uv python install 3.13');
  });

  it('says what to type when the sync fails', async () => {
    await mark('broken');
    expect(await prepare()).toEqual({ kind: 'refused' });
    expect(errors.join()).toMatch(/uv ended with code 1 .* run: uv sync --all-packages$/);
  });

  it('says how to get uv', async () => {
    expect(await prepare({ PATH: '', XDG_CACHE_HOME: root })).toEqual({ kind: 'refused' });
    expect(errors.join()).toContain('uv was not found');
    expect(errors.join()).toContain('python3 -m pip install uv');
  });
});
