import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { writeSlices } from './write-slices';

/** What Nx wants of each task of a batch; one that it does not get is run again for ever. */
interface BatchResult {
  readonly success: boolean;
  readonly terminalOutput: string;
}

/** All slices that are missing, in one process: the lock of a thousand projects is read and parsed once. */
export default function lockSliceBatch(
  { tasks }: TaskGraph,
  _inputs: Readonly<Record<string, unknown>>,
  _overrides: unknown,
  { root }: ExecutorContext,
): Promise<Record<string, BatchResult>> {
  const folders = Object.entries(tasks).map(([id, task]) => [id, task.projectRoot ?? '.'] as const);
  const refusals = writeSlices(
    root,
    folders.map(([, folder]) => folder),
  );
  const results = folders.map(([id, folder]) => [id, resultOf(refusals.get(folder))] as const);
  return Promise.resolve(Object.fromEntries(results));
}

function resultOf(refusal: string | undefined): BatchResult {
  return { success: refusal === undefined, terminalOutput: refusal ? `${refusal}\n` : '' };
}
