import type { ExecutorContext } from '@nx/devkit';
import { writeSlices } from './write-slices';

/** `nx run api:lock-slice` where Nx runs no batches (`--batch=false`). */
export default function lockSliceExecutor(
  _options: Readonly<Record<string, never>>,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const { root } = context.projectsConfigurations.projects[context.projectName ?? ''] ?? {};
  const refusal = root === undefined ? undefined : writeSlices(context.root, [root]).get(root);
  if (refusal !== undefined) process.stderr.write(`${refusal}\n`);
  return Promise.resolve({ success: refusal === undefined });
}
