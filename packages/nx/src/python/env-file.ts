import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

export type EnvValues = Readonly<Record<string, string>>;

/** The values of an env file; none when it is not there. `${NAME}` is left as it is written. */
export function readEnvFile(file: string): EnvValues {
  if (!existsSync(file)) return {};
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/**
 * Writes `.env` from `.env.example` where there is none, with a fresh value for each empty `…SECRET_KEY=`.
 * Readable by its owner only.
 */
export function ensureEnvFile(projectDir: string): 'present' | 'written' | 'no example' {
  const file = join(projectDir, '.env');
  const example = join(projectDir, '.env.example');
  if (existsSync(file)) return 'present';
  if (!existsSync(example)) return 'no example';
  try {
    // `wx`: of two commands that start at once, one writes and the other reads.
    writeFileSync(file, fillSecrets(readFileSync(example, 'utf8')), { mode: 0o600, flag: 'wx' });
    return 'written';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'present';
    throw error;
  }
}

/** Whether `.env`, as `ensureEnvFile` has just written it, holds more than the example. */
export function hasFreshSecret(projectDir: string): boolean {
  const [env, example] = ['.env', '.env.example'].map((file) =>
    readFileSync(join(projectDir, file), 'utf8'),
  );
  return env !== example;
}

/** Puts 256 fresh random bits behind each empty `SECRET_KEY=` (with any prefix); changes nothing else. */
export function fillSecrets(example: string): string {
  return example.replace(
    /^((?:export\s+)?\w*SECRET_KEY\s*=)[ \t]*(?:""|'')?[ \t]*$/gm,
    (_line, name: string) => `${name}${randomBytes(32).toString('base64url')}`,
  );
}

/**
 * The environment of a service: what the user's shell says wins over the file, the file as it is now wins
 * over the file as it was when Nx read it.
 *
 * Nx puts the project's `.env` into the executor's own environment before it starts and never again, so a
 * value there that equals the file of that time came from the file.
 *
 * @param inherited the executor's environment
 * @param atStart the values of the project's `.env` when the executor started
 * @param now the values to use: the same file now, or another one that the user named
 */
export function serviceEnvironment(
  inherited: NodeJS.ProcessEnv,
  atStart: EnvValues,
  now: EnvValues,
): NodeJS.ProcessEnv {
  const own = Object.fromEntries(
    Object.entries(inherited).filter(([name, value]) => {
      const raw = atStart[name];
      return raw === undefined || (value !== raw && value !== expandAsNx(raw, inherited));
    }),
  );
  const file = Object.fromEntries(
    Object.entries(now).map(([name, value]) => [name, expand(value, { ...now, ...own })]),
  );
  return { ...file, ...own };
}

/** `${NAME}` and `${NAME:-default}`, which python-dotenv (and so pydantic-settings) knows; `$NAME` stays. */
function expand(value: string, values: NodeJS.ProcessEnv): string {
  return value.replace(/\$\{([^{}:]+)(?::-([^{}]*))?\}/g, (_all, name: string, or?: string) => {
    return values[name] ?? or ?? '';
  });
}

/** Nx expands `$NAME` too. */
function expandAsNx(value: string, values: NodeJS.ProcessEnv): string {
  const expanded = value.replace(
    /(?<!\\)\$([A-Za-z_]\w*)/g,
    (_all, name: string) => values[name] ?? '',
  );
  return expand(expanded, values).replaceAll('\\$', '$');
}

/** `.env` of a project, the file that the service reads by itself. */
export function envFileOf(projectDir: string): string {
  return join(projectDir, '.env');
}
