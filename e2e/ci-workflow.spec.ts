import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { serviceWorkspace } from './harness/prepared-workspaces';
import type { Ended } from './harness/start-process';
import { defaultNxVersion } from './harness/versions';
import { Workspace, scratchFolder } from './harness/workspace';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const file = '.github/workflows/ci.yml';

describe('the workflow of ci-workflow', () => {
  let origin: Workspace;
  let clone: Workspace;

  beforeAll(async () => {
    origin = await serviceWorkspace(defaultNxVersion);
    await origin.succeedNx(['g', '@paxx/nx:library', 'libs/pricing']);
    await origin.succeedNx(['g', '@paxx/nx:ci-workflow']);
    await origin.commit('ci: check every change');
    clone = new Workspace(await scratchFolder('runner'), { CI: 'true' });
    await clone.git('clone', '-q', origin.root, '.');
  });

  it('passes on a fresh clone, step by step', async () => {
    // What nx-set-shas sets: here, that the service and the workflow are what changed.
    const base = (await clone.git('rev-parse', 'HEAD~2')).trim();
    const shas = { NX_BASE: base, NX_HEAD: 'HEAD' };
    const outputs: string[] = [];
    for (const step of stepsOf(clone).filter((each) => each.if === undefined)) {
      const ended = await runStep(clone, step, shas);
      if (ended.code !== 0)
        throw new Error(`'${step.name}' ended with ${ended.code}:\n${ended.output}`);
      outputs.push(ended.output);
    }
    const output = outputs.join('\n');
    for (const target of ['lint', 'typecheck', 'deps', 'upgrade', 'db-check']) {
      expect(output).toContain(`nx run api:${target}`);
    }
    // No test twice, and none left out.
    for (const part of ['features/orders', 'features/users', 'tests']) {
      expect(output.match(new RegExp(`api:test-ci--${part}\\b`))).not.toBeNull();
    }
    expect(output).toMatch(/nx run pricing:test\b/);
    expect(output).not.toMatch(/nx run api:test\s/);
    expect(await clone.changes()).toBe('');
  });

  it('tests each feature alone, every night', async () => {
    const nightly = stepsOf(clone).filter((step) => step.if?.includes('schedule'));
    expect(nightly).toHaveLength(1);
    for (const step of nightly) {
      const ended = await runStep(clone, step, {});
      expect({ code: ended.code, output: ended.output }).toMatchObject({ code: 0 });
      expect(ended.output).toContain('api:test-ci--features/users');
      expect(ended.output).not.toMatch(/Running \d+ tasks with/);
    }
  });

  it('fails where a model has what no revision holds', async () => {
    const models = 'apps/api/features/orders/models.py';
    await clone.write(models, `${await clone.read(models)}    note: Mapped[str | None]\n`);
    await clone.commit('feat: add a note');
    const migrations = stepsOf(clone).find(({ name }) => name?.startsWith('Migrations')) ?? {};
    const ended = await runStep(clone, migrations, { NX_BASE: 'HEAD~1', NX_HEAD: 'HEAD' });
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain('note');
  });
});

/** The steps that are commands; the others are actions, which only GitHub runs. */
function stepsOf(workspace: Workspace): Step[] {
  const workflow = parse(readFileSync(workspace.path(file), 'utf8')) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
  };
  return Object.values(workflow.jobs).flatMap(({ steps }) => steps.filter(({ run }) => run));
}

/** As a runner does: the whole text to bash, which ends at the first command that fails. */
function runStep(workspace: Workspace, step: Step, env: Record<string, string>): Promise<Ended> {
  const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''];
  return workspace.run(bash, { env: { ...env, ...step.env } });
}
