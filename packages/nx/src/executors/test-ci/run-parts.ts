import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pytestCommand } from './command';
import * as errors from './errors';
import { groupParts, type DuePart, type PartGroup } from './group-parts';
import { hidePaths } from './hide-paths';
import { judgeRound } from './judge-round';
import { limitParallel } from './limit-parallel';
import type { Part, PartResult, Report } from './part';
import { prepareProject } from './prepare-project';
import { runRound } from './run-round';
import { settleParts } from './settle-parts';

export interface RunPartsOptions {
  readonly workspaceRoot: string;
  readonly abort: AbortSignal;
  /** Shows pytest's own output while it runs. */
  readonly stream: boolean;
  readonly report: Report;
}

/**
 * Runs all parts: the projects side by side, each with one pytest. Every part is reported exactly once, whatever
 * happens, and nothing is thrown: Nx runs a part without a result again for ever, and takes a throw for the failure of
 * all of them.
 */
export async function runParts(due: readonly DuePart[], options: RunPartsOptions): Promise<void> {
  const open = new Map(due.map(({ part, projectRoot }) => [part, projectRoot]));
  const report: Report = (part, result) => {
    const projectRoot = open.get(part);
    if (projectRoot === undefined) return;
    open.delete(part);
    options.report(part, options.abort.aborted ? failure(errors.interrupted(part)) : result);
  };
  const jobs = groupParts(due).map((groups) => async () => {
    for (const group of groups) await tryGroup(group, { ...options, report });
  });
  await limitParallel(availableParallelism(), jobs);
}

/** A mistake of ours fails the parts that have no result yet, with its message. */
async function tryGroup(group: PartGroup, options: RunPartsOptions): Promise<void> {
  let cause: unknown = new Error('pytest left it without a result');
  try {
    await runGroup(group, options);
  } catch (error) {
    cause = error;
  }
  for (const { part } of group) options.report(part, failure(errors.broken(part, cause)));
}

async function runGroup(group: PartGroup, options: RunPartsOptions): Promise<void> {
  const { workspaceRoot, abort, report } = options;
  const sound = refuseWrong(group, report);
  const [first] = group;
  const { project: name, workers } = first;
  const projectDir = join(workspaceRoot, first.projectRoot);
  const env = first.environment();
  const project = prepareProject({ name, projectDir, workspaceRoot, env, workers });
  if (project.kind === 'refused') {
    for (const part of sound) report(part, failure(project.problem));
    return;
  }
  if (sound.length === 0) return;
  const cache = mkdtempSync(join(tmpdir(), 'paxx-pytest-'));
  const { python } = project;
  const argv = pytestCommand({ python, cache, workers, extra: first.extra });
  const { timeout } = first;
  const running = { argv, cwd: projectDir, env, timeout, abort, stream: options.stream };
  try {
    await settleParts(
      sound,
      async (parts) => {
        const { record, end } = await runRound(parts, running);
        return judgeRound(parts, record, end);
      },
      (part, result) => report(part, withoutPaths(result, projectDir, workspaceRoot)),
    );
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Reports the parts whose options are wrong; the others come back. */
function refuseWrong(group: PartGroup, report: Report): Part[] {
  return group.flatMap(({ part, problem }) => {
    if (problem === undefined) return part;
    report(part, failure(problem));
    return [];
  });
}

/** Python knows its folder without the symbolic links on the way. */
function withoutPaths(result: PartResult, projectDir: string, workspaceRoot: string): PartResult {
  const places = [
    [projectDir, workspaceRoot],
    [realpathSync(projectDir), realpathSync(workspaceRoot)],
  ] as const;
  const terminalOutput = places.reduce(
    (text, [project, workspace]) => hidePaths(text, project, workspace),
    result.terminalOutput,
  );
  return { ...result, terminalOutput };
}

function failure(line: string): PartResult {
  return { success: false, terminalOutput: `${line}\n` };
}
