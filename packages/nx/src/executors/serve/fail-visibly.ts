/** Ended by SIGTERM, as shells count it. */
const terminated = 143;

/**
 * The end of a serve that failed. Nx 22 and 24 take the result. Nx 23 calls a continuous task that ends by
 * itself a success whatever it says (`handleContinuousTaskExit` of its task orchestrator), except with the
 * code of a signal: then the run "did not complete" and ends with 130.
 */
export async function failVisibly(): Promise<{ readonly success: false }> {
  // Another executor may run this one in its own process, which is not ours to end.
  if (!process.argv[1]?.endsWith('run-executor.js')) return { success: false };
  // Loading it costs 0.2 s: only a failure pays.
  const { NX_VERSION } = await import('@nx/devkit');
  if (NX_VERSION.startsWith('23.')) process.exit(terminated);
  return { success: false };
}
