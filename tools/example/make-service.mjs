import { join } from 'node:path';
import { userEnvironment } from '../bench/user-environment.mjs';
import { createScratchWorkspace } from '../demo/create-scratch-workspace.mjs';
import { tarball } from '../paths.mjs';
import { runCommand } from '../run-command.mjs';

/** Runs the script of the example in a scratch workspace with the packed plugin. Returns the folder of the service. */
export async function makeService(script) {
  const { directory, nx } = await createScratchWorkspace('example');
  await nx('add', `@paxx/nx@file:${tarball}`);
  await runCommand('sh', ['-x', script], { cwd: directory, env: userEnvironment() });
  return join(directory, 'apps/shop');
}
