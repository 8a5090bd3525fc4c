import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { writeSlices } from './write-slices';

/** What Nx wants of each task of a batch; one that it does not get is run again for ever. */
interface BatchResult {
  readonly task: string;
  readonly result: { readonly success: boolean; readonly terminalOutput: string };
}

/**
 * All slices that are missing, in one process: the lock of a thousand projects is read and parsed once. One by one, as
 * Nx shows what a task says only when its result comes by itself.
 */
export default async function* lockSliceBatch(
  { tasks }: TaskGraph,
  _inputs: Readonly<Record<string, unknown>>,
  _overrides: unknown,
  { root }: ExecutorContext,
): AsyncGenerator<BatchResult> {
  const folders = Object.entries(tasks).map(([id, task]) => [id, task.projectRoot ?? '.'] as const);
  const refusals = writeSlices(
    root,
    folders.map(([, folder]) => folder),
  );
  for (const [task, folder] of folders) {
    const refusal = refusals.get(folder);
    yield {
      task,
      result: { success: refusal === undefined, terminalOutput: refusal ? `${refusal}\n` : '' },
    };
  }
}
