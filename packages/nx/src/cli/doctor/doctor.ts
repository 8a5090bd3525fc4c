import type { DoctorOptions } from '../read-arguments';
import { diagnose } from './diagnose';
import { findWorkspaceRoot, readFacts } from './facts';
import { renderDiagnosis, renderJson } from './render-diagnosis';

export interface Surroundings {
  readonly isTty: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/**
 * `npx paxx doctor`.
 *
 * @returns the exit code: 0 nothing found, 1 findings, 2 no workspace
 */
export async function doctor(
  folder: string,
  { json, ignore }: DoctorOptions,
  { isTty, env, write, writeError }: Surroundings,
): Promise<0 | 1 | 2> {
  const root = findWorkspaceRoot(folder);
  if (root === undefined) {
    writeError(
      `Cannot examine '${folder}': there is no nx.json here or in a folder above. Run it in an Nx workspace.\n`,
    );
    return 2;
  }
  const diagnosis = await diagnose(await readFacts(root, env), ignore);
  const isColoured = isTty && !env['NO_COLOR'];
  write(json ? renderJson(diagnosis) : renderDiagnosis(diagnosis, isColoured));
  return diagnosis.findings.length === 0 ? 0 : 1;
}
