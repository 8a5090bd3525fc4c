type EmitLog = (level: 'warn', message: string) => void;

/**
 * Writes a warning where the user sees it. With Nx's daemon on, what a plugin writes ends in the daemon's log; Nx 23
 * and 24 have one function that hands it to the command which waits, and no public name for it (docs/adr/0008). Nx 22
 * has none: there, and without a daemon, it is written to stderr. Loaded for a warning only: 0.2 s.
 */
export function showWarning(message: string): void {
  const emit = findEmitLog();
  if (emit === undefined) console.warn(message);
  else emit('warn', message);
}

function findEmitLog(): EmitLog | undefined {
  try {
    const internals = require('nx/src/devkit-internals') as { emitPluginWorkerLog?: EmitLog };
    return internals.emitPluginWorkerLog;
  } catch (error) {
    // A later Nx may have moved the module; the warning is written all the same.
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
