import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { run } from '../../python/run';
import { depsCommand, type DepsCommand } from './command';
import type { Finding } from './judge-imports';

export type Report =
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  /** No report was written: a setting of a wrong type, for example. */
  | { readonly kind: 'failed'; readonly output: string };

interface Entry {
  readonly error: { readonly code: string; readonly message: string };
  readonly module: string;
  readonly location: Finding['location'];
}

/** Runs deptry in the project's folder; its report goes through a file, since it writes none to stdout. */
export async function runDeptry(
  projectDir: string,
  command: Omit<DepsCommand, 'output'>,
): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'paxx-deps-'));
  const output = join(folder, 'report.json');
  try {
    const { stderr, stdout } = await run(depsCommand({ ...command, output }), { cwd: projectDir });
    if (!existsSync(output)) return { kind: 'failed', output: lastLine(stdout + stderr) };
    const entries = JSON.parse(readFileSync(output, 'utf8')) as Entry[];
    const findings = entries.map((entry) => toFinding(entry, projectDir));
    return { kind: 'findings', findings: findings.sort(byFile) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The folder `tests` was named by another path: every file is named from the project again. */
function toFinding({ error, module, location }: Entry, projectDir: string): Finding {
  const file = relative(projectDir, resolve(projectDir, location.file)).split(sep).join('/');
  return { ...error, module, location: { ...location, file } };
}

const byFile = (one: Finding, other: Finding): number =>
  one.location.file.localeCompare(other.location.file, 'en');

/** Of a traceback, and of click's refusals, the last line is the one that says what is wrong. */
function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1) ?? '';
}
