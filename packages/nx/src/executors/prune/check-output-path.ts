import { posix } from 'node:path';
import { outputInUse, outputOutside } from './errors';

/**
 * Why a folder, relative to the workspace, cannot be emptied and written anew; `undefined` where it can.
 *
 * @param files every file that Nx sees, which are those that git does not ignore
 */
export function checkOutputPath(
  project: string,
  output: string,
  files: readonly string[],
): string | undefined {
  const parts = output.replaceAll('\\', '/').split('/');
  const isRefused = parts.some((part) => part.startsWith('.') || part === 'node_modules');
  if (output === '' || /^(?:\/|[A-Za-z]:)/.test(output) || isRefused)
    return outputOutside(project, output);
  const folder = posix.normalize(output).replace(/\/+$/, '');
  const used = files.find((file) => file.startsWith(`${folder}/`) || file === folder);
  return used === undefined ? undefined : outputInUse(project, output, used);
}
