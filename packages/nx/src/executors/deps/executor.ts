import type { ExecutorContext } from '@nx/devkit';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableManifest } from '../../python/errors';
import { findEnvironment } from '../../python/find-environment';
import { openTerminal } from '../open-terminal';
import {
  ALL_DECLARED,
  deptryFailed,
  deptryMissing,
  undeclaredImports,
  unknownProject,
} from './errors';
import { judgeImports, type Finding } from './judge-imports';
import { nameDistributions } from './name-distributions';
import { readRequirements } from './read-requirements';
import { runDeptry } from './run-deptry';
import type { DepsExecutorSchema } from './schema';

/** `nx run api:deps`. Cached, so it changes nothing: not even the environment. */
export default async function depsExecutor(
  options: DepsExecutorSchema,
  context: ExecutorContext,
  terminal = openTerminal(),
): Promise<{ success: boolean }> {
  try {
    const mistakes = await findMistakes(context, options.args ?? []);
    mistakes.forEach(terminal.logError);
    if (mistakes.length === 0) terminal.log(ALL_DECLARED);
    return { success: mistakes.length === 0 };
  } catch (error) {
    if (!(error instanceof UnreadableManifest)) throw error;
    terminal.logError(error.message);
    return { success: false };
  }
}

/** The lines to print; none where every import is declared. */
async function findMistakes(context: ExecutorContext, extra: readonly string[]): Promise<string[]> {
  const name = context.projectName ?? '';
  const folder = context.projectsConfigurations.projects[name]?.root;
  if (folder === undefined) return [unknownProject(name)];
  const projectDir = join(context.root, folder);
  const environment = findEnvironment(projectDir, context.root);
  const deptry = environment.bin('deptry');
  if (!existsSync(deptry)) return [deptryMissing(name, environment.venv)];
  const requirements = readRequirements(projectDir, environment.root);
  const report = await runDeptry(projectDir, {
    deptry,
    project: {
      module: requirements.module,
      hasTests: existsSync(join(projectDir, 'tests')),
      folder: projectDir,
    },
    settings: requirements.settings,
    extra,
  });
  if (report.kind === 'failed') return [deptryFailed(name, report.output)];
  const distributions = await nameDistributions(
    environment.bin('python'),
    projectDir,
    modulesOf(report.findings),
  );
  const mistakes = judgeImports(report.findings, { ...requirements, distributions });
  return mistakes.length === 0 ? [] : [...mistakes, undeclaredImports(folder, mistakes.length)];
}

function modulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ module }) => module))];
}
