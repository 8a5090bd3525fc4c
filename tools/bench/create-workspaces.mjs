import { nxVersions } from './nx-versions.mjs';
import { prepareWorkspace } from './prepare-workspace.mjs';

/** One workspace per version of Nx, made when a figure first asks for it. */
export function createWorkspaces(progress) {
  const prepared = new Map();
  const on = (version) => {
    if (!prepared.has(version)) prepared.set(version, prepareWorkspace(version, progress));
    return prepared.get(version);
  };
  return {
    on,
    /** Undefined where no figure has asked for one. */
    firstPrepared: async () => [...prepared.values()][0],
    first: () => on(nxVersions[0]),
    /** The daemons end with the run. */
    close: async () => {
      for (const workspace of prepared.values())
        await workspace.then(({ stopDaemon }) => stopDaemon()).catch(() => undefined);
    },
  };
}
