import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { userEnvironment } from './user-environment';
import { scratchFolder } from './workspace';

const execute = promisify(execFile);

/** A PATH that holds the named programs and no other. */
export async function pathWithOnly(...programs: readonly string[]): Promise<string> {
  const folder = await scratchFolder('path');
  for (const program of programs) await symlink(await locate(program), join(folder, program));
  return folder;
}

/** A PATH with which a service is run where there is no Node: uv, git, and what a shell script needs. */
export function pathWithoutNode(): Promise<string> {
  return pathWithOnly('uv', 'python3', 'sh', 'env', 'git');
}

/** The program itself; for Python the interpreter, and not a script that chooses one. */
async function locate(program: string): Promise<string> {
  const env = userEnvironment();
  const { stdout } =
    program === 'python3'
      ? await execute('uv', ['python', 'find', '--system', '>=3.11'], { env })
      : await execute('sh', ['-c', `command -v ${program}`], { env });
  return stdout.trim();
}
