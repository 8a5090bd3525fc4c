import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEnvFile, fillSecrets, readEnvFile, serviceEnvironment } from './env-file';

describe('serviceEnvironment', () => {
  it('prefers the edited file to the value that Nx read', () => {
    const env = serviceEnvironment({ COLOR: 'red' }, { COLOR: 'red' }, { COLOR: 'blue' });
    expect(env).toEqual({ COLOR: 'blue' });
  });

  it('prefers the value of the shell to the file', () => {
    const env = serviceEnvironment({ COLOR: 'shell' }, { COLOR: 'red' }, { COLOR: 'blue' });
    expect(env).toEqual({ COLOR: 'shell' });
  });

  it('forgets a value that was taken out of the file', () => {
    expect(serviceEnvironment({ COLOR: 'red', HOME: '/h' }, { COLOR: 'red' }, {})).toEqual({
      HOME: '/h',
    });
  });

  it('knows a value again that Nx has expanded', () => {
    const inherited = { HOST: 'db', URL: 'pg://db/x', PASSWORD: 'pa' };
    const file = { URL: 'pg://$HOST/x', PASSWORD: 'pa$word' };
    expect(serviceEnvironment(inherited, file, file)).toEqual({ HOST: 'db', ...file });
  });

  it('expands braces as python-dotenv does', () => {
    const now = { HOST: 'db', URL: 'pg://${HOST}:${PORT:-5432}/$x' };
    expect(serviceEnvironment({}, {}, now)['URL']).toBe('pg://db:5432/$x');
  });
});

describe('fillSecrets', () => {
  it('gives each empty secret a fresh value', () => {
    const filled = fillSecrets('# SECRET_KEY=\nSECRET_KEY=\nJWT_SECRET_KEY=""\nOTHER=\n');
    expect(filled).toMatch(
      /^# SECRET_KEY=\nSECRET_KEY=[\w-]{43}\nJWT_SECRET_KEY=[\w-]{43}\nOTHER=\n$/,
    );
    expect(fillSecrets('SECRET_KEY=')).not.toBe(fillSecrets('SECRET_KEY='));
  });

  it('keeps a secret that is there', () => {
    expect(fillSecrets('SECRET_KEY=mine\n')).toBe('SECRET_KEY=mine\n');
  });
});

describe('ensureEnvFile', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'env-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('writes the file once, for its owner only', async () => {
    await writeFile(join(folder, '.env.example'), 'SECRET_KEY=\n');
    expect(ensureEnvFile(folder)).toBe('written');
    const content = await readFile(join(folder, '.env'), 'utf8');
    expect((await stat(join(folder, '.env'))).mode & 0o077).toBe(0);
    expect(ensureEnvFile(folder)).toBe('present');
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe(content);
  });

  it('writes nothing without an example', () => {
    expect(ensureEnvFile(folder)).toBe('no example');
    expect(readEnvFile(join(folder, '.env'))).toEqual({});
  });
});
