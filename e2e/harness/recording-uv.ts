import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { userEnvironment } from './user-environment';
import { scratchFolder } from './workspace';

const execute = promisify(execFile);

export interface RecordingUv {
  /** A PATH on which this uv comes first. */
  readonly path: string;
  /** The arguments of each call so far, one line for each. */
  calls(): Promise<string[]>;
}

/** A `uv` that notes each call and then is the real one. */
export async function recordingUv(): Promise<RecordingUv> {
  const folder = await scratchFolder('uv');
  const record = join(folder, 'calls.txt');
  const environment = userEnvironment();
  const { stdout } = await execute('sh', ['-c', 'command -v uv'], { env: environment });
  const script = `#!/bin/sh\nprintf '%s\\n' "$*" >> '${record}'\nexec '${stdout.trim()}' "$@"\n`;
  await writeFile(join(folder, 'uv'), script);
  await chmod(join(folder, 'uv'), 0o755);
  return {
    path: `${folder}${delimiter}${environment['PATH'] ?? ''}`,
    async calls() {
      const text = await readFile(record, 'utf8').catch(() => '');
      return text.split('\n').filter((line) => line !== '');
    },
  };
}
