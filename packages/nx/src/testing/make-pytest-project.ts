import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PartResult } from '../executors/test-ci/part';
import { planPart } from '../executors/test-ci/plan-part';
import { runParts } from '../executors/test-ci/run-parts';
import type { TestCiExecutorSchema } from '../executors/test-ci/schema';
import { pytestEnvironment } from './pytest-environment';

const roots: string[] = [];

afterAll(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

export interface PytestProject {
  readonly workspaceRoot: string;
  readonly projectDir: string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  /** Runs a part for each folder in `features`, in one batch; the results by the names of the folders. */
  readonly run: (changes?: RunChanges) => Promise<Record<string, PartResult>>;
}

export interface RunChanges {
  readonly options?: Omit<Partial<TestCiExecutorSchema>, 'paths'>;
  /** Only these features, each with the paths that are given. */
  readonly only?: Readonly<Record<string, string[]>>;
  readonly env?: NodeJS.ProcessEnv;
  readonly abort?: AbortSignal;
}

/** What a test of a feature is when only its result matters. */
export const passing = 'def test_it():\n    assert True\n';

/** The project `api` in `apps/api`, with a pytest of its own; the keys are features (`orders`) or files (`conftest.py`). */
export function makePytestProject(
  files: Readonly<Record<string, string>>,
  version: 8 | 9 = 9,
): PytestProject {
  const workspaceRoot = realpathSync(mkdtempSync(join(tmpdir(), 'paxx-pytest-project-')));
  roots.push(workspaceRoot);
  const projectDir = join(workspaceRoot, 'apps/api');
  const features = new Set<string>();
  const write: PytestProject['write'] = (more) => {
    for (const [name, content] of Object.entries(more)) {
      const isFile = name.includes('.') || name.includes('/');
      const file = join(projectDir, isFile ? name : `features/${name}/test_${name}.py`);
      if (!isFile) features.add(name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  };
  write({ 'pyproject.toml': '[project]\nname = "api"\n\n[tool.pytest.ini_options]\n', ...files });
  symlinkSync(pytestEnvironment(version), join(projectDir, '.venv'));
  const run: PytestProject['run'] = (changes = {}) => {
    const only: Record<string, string[]> = {};
    for (const name of features) only[name] = [`features/${name}`];
    return runFeatures({ workspaceRoot, projectDir }, { only, ...changes });
  };
  return { workspaceRoot, projectDir, write, run };
}

async function runFeatures(
  { workspaceRoot, projectDir }: Pick<PytestProject, 'workspaceRoot' | 'projectDir'>,
  { options, only = {}, env = {}, abort }: RunChanges,
): Promise<Record<string, PartResult>> {
  const due = Object.entries(only).map(([name, paths]) => ({
    ...planPart(`api:test-ci--${name}`, { ...options, paths }, projectDir),
    project: 'api',
    projectRoot: 'apps/api',
    envFiles: [],
    environment: () => ({ ...process.env, FORCE_COLOR: undefined, ...env }),
  }));
  const results: Record<string, PartResult> = {};
  await runParts(due, {
    workspaceRoot,
    abort: abort ?? new AbortController().signal,
    stream: false,
    report: ({ id }, result) => {
      const name = id.slice('api:test-ci--'.length);
      if (results[name]) throw new Error(`'${id}' was reported twice`);
      results[name] = result;
    },
  });
  return results;
}

/** The names of the features that passed. */
export function passed(results: Readonly<Record<string, PartResult>>): string[] {
  return Object.keys(results).filter((name) => results[name]?.success);
}
