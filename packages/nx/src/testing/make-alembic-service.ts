import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Commands } from '../python/alembic/errors';
import type { AlembicService } from '../python/alembic/with-alembic';

/** What the small program that stands in for Python prints for a command line that holds `words`; used once. */
export interface Answer {
  readonly words: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly code?: number;
}

export interface FakeService {
  readonly service: AlembicService;
  /** What the user saw, in order. */
  readonly shown: string[];
  /** The command lines that were run, without the path of the script. */
  readonly calls: () => readonly string[];
}

export const commands: Commands = {
  migrate: 'nx run api:migrate',
  upgrade: 'nx run api:upgrade',
  downgrade: 'nx run api:downgrade',
  status: 'nx run api:status',
};

const program = `#!${process.execPath}
const { readFileSync, writeFileSync, appendFileSync } = require('node:fs');
const [script, ...words] = process.argv.slice(2);
const line = [script.split('/').at(-1), ...words].join(' ');
appendFileSync(__dirname + '/calls', line + '\\n');
const answers = JSON.parse(readFileSync(__dirname + '/answers.json', 'utf8'));
const index = answers.findIndex((answer) => line.includes(answer.words));
if (index < 0) throw new Error('No answer for ' + line);
const [answer] = answers.splice(index, 1);
writeFileSync(__dirname + '/answers.json', JSON.stringify(answers));
process.stdout.write(answer.stdout ?? '');
process.stderr.write(answer.stderr ?? '');
process.exitCode = answer.code ?? 0;
`;

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A service in a folder of its own, with a real program in place of the environment's Python. */
export function makeAlembicService(
  answers: readonly Answer[],
  changes: Partial<AlembicService> = {},
): FakeService {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'paxx-alembic-'));
  folders.push(workspaceRoot);
  const projectDir = join(workspaceRoot, 'api');
  const bin = join(projectDir, '.venv', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'python'), program);
  chmodSync(join(bin, 'python'), 0o755);
  writeFileSync(join(bin, 'answers.json'), JSON.stringify(answers));
  const shown: string[] = [];
  const log = (line: string): void => void shown.push(line);
  const service: AlembicService = {
    kind: 'ready',
    projectName: 'api',
    projectDir,
    environment: {
      root: projectDir,
      kind: 'standalone',
      venv: join(projectDir, '.venv'),
      bin: (name) => join(bin, name),
      exists: true,
    },
    env: process.env,
    envAtStart: {},
    action: "migrate 'api'",
    workspaceRoot,
    terminal: { log, logError: log },
    verbose: false,
    extra: [],
    abort: new AbortController().signal,
    ...changes,
  };
  const record = join(bin, 'calls');
  const calls = (): readonly string[] =>
    existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : [];
  return { service, shown, calls };
}
