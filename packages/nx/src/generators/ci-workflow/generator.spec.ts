import type { Tree } from '@nx/devkit';
import { parse } from 'yaml';
import { makeTree, readAll } from '../../testing/make-tree';
import ciWorkflowGenerator from './generator';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
}
interface Workflow {
  readonly name: string;
  readonly on: { readonly push: { readonly branches: string[] } };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const FILE = '.github/workflows/ci.yml';
const text = (tree: Tree, file = FILE): string => tree.read(file, 'utf-8') ?? '';
const generated = (files: Readonly<Record<string, string>> = {}): Tree => {
  const tree = makeTree(files);
  ciWorkflowGenerator(tree, {});
  return tree;
};
const workflowOf = (tree: Tree): Workflow => parse(text(tree)) as Workflow;
const stepsOf = (tree: Tree): readonly Step[] => workflowOf(tree).jobs['affected']?.steps ?? [];
const commandsOf = (tree: Tree): string =>
  stepsOf(tree)
    .map(({ run }) => run)
    .join('\n');

const managers = [
  ['npm', 'package-lock.json', 'npm ci', 'npx nx'],
  ['pnpm', 'pnpm-lock.yaml', 'pnpm install --frozen-lockfile', 'pnpm exec nx'],
  ['yarn', 'yarn.lock', 'yarn install --frozen-lockfile', 'yarn nx'],
  ['bun', 'bun.lock', 'bun install --frozen-lockfile', 'bunx nx'],
] as const;

describe('ci-workflow', () => {
  test('a second run changes nothing', () => {
    const tree = generated();
    const once = readAll(tree);
    ciWorkflowGenerator(tree, {});
    expect(readAll(tree)).toEqual(once);
  });

  test('a workflow that is there is never overwritten', () => {
    const tree = makeTree({ [FILE]: 'name: Mine\n' });
    const before = readAll(tree);
    expect(() => ciWorkflowGenerator(tree, {})).toThrow(
      `Cannot create ci-workflow 'CI': ${FILE} is there with other content and stays as it is. Try --name=ci-python`,
    );
    expect(readAll(tree)).toEqual(before);
    ciWorkflowGenerator(tree, { name: 'ci-python' });
    expect(text(tree, '.github/workflows/ci-python.yml')).toMatch(/^name: ci-python\n/);
  });

  test('the file is named for the workflow', () => {
    const tree = makeTree();
    ciWorkflowGenerator(tree, { name: 'Python checks' });
    expect(text(tree, '.github/workflows/python-checks.yml')).toMatch(/^name: Python checks\n/);
  });

  test.each(['', '../ci', 'ci.yml', 'a: b', '${{ x }}', '2', 'x'.repeat(99)])(
    'the name %j is refused, and the one in the message works',
    (name) => {
      const tree = makeTree();
      const before = readAll(tree);
      let message = '';
      try {
        ciWorkflowGenerator(tree, { name });
      } catch (error) {
        message = error instanceof Error ? error.message : '';
      }
      expect(message).toMatch(/^Cannot create ci-workflow '.*': .+\. Try --name=\S+$/);
      expect(readAll(tree)).toEqual(before);
      ciWorkflowGenerator(tree, { name: message.replace(/.*--name=/, '') });
    },
  );

  test.each(managers)('%s installs and runs in its own words', (_, lock, install, nx) => {
    const tree = generated({ [lock]: '' });
    const commands = commandsOf(tree);
    expect(commands).toContain(install);
    expect(commands.match(/\S+( exec)? nx (?=affected)/g)).toEqual(Array(5).fill(`${nx} `));
    if (lock !== 'package-lock.json') expect(text(tree)).not.toMatch(/npx|npm ci|cache: npm/);
  });

  test.each(managers)('%s lists the projects to exclude, and prints nothing else', (name, lock) => {
    const [list] = /\$\(.*? show projects/.exec(commandsOf(generated({ [lock]: '' }))) ?? [];
    const silent = name === 'yarn' ? '--silent ' : '';
    const nx = managers.find(([other]) => other === name)?.[3].replace(/ (?=nx)/, ` ${silent}`);
    expect(list).toBe(`$(${nx} show projects`);
  });

  test('tests are commands of their own, and each test is in one of them', () => {
    const commands = stepsOf(generated()).flatMap(({ run = '', if: when }) => (when ? [] : [run]));
    const tests = commands.filter((run) => /-t [\w ]*test/.test(run));
    expect(tests).toEqual([
      'npx nx affected -t test-ci',
      'npx nx affected -t test --exclude "$(npx nx show projects --with-target test-ci --sep ,)"',
    ]);
  });

  test('each night every feature is tested alone, by the last step only', () => {
    const nightly = stepsOf(generated()).filter((step) => step.if);
    expect(nightly).toEqual([
      expect.objectContaining({
        if: "github.event_name == 'schedule'",
        env: { NX_BATCH_MODE: 'false' },
        run: 'npx nx run-many -t test-ci --skip-nx-cache',
      }),
    ]);
    expect(stepsOf(generated()).at(-1)).toEqual(nightly[0]);
  });

  test('yarn with a .yarnrc.yml takes the words of its later versions', () => {
    const tree = generated({ 'yarn.lock': '', '.yarnrc.yml': '' });
    expect(commandsOf(tree)).toContain('yarn install --immutable');
  });

  test('every action is pinned to a commit, its version beside it', () => {
    for (const [, lock] of managers) {
      const used = text(generated({ [lock]: '' })).match(/uses: .*/g) ?? [];
      expect(used.length).toBeGreaterThanOrEqual(4);
      for (const line of used)
        expect(line).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test('it may read, and nothing from outside reaches a shell', () => {
    const tree = generated();
    expect(Object.values(workflowOf(tree).permissions)).toEqual(['read', 'read']);
    expect(commandsOf(tree)).not.toContain('${{');
  });

  test.each([
    ['{}', 'main'],
    ['{"defaultBase": "develop"}', 'develop'],
    ['{"affected": {"defaultBase": "origin/trunk"}}', 'trunk'],
    ['{"defaultBase": "100%: odd"}', '100%: odd'],
  ])('with %s in nx.json it watches %s', (nxJson, branch) => {
    const tree = generated({ 'nx.json': nxJson });
    expect(workflowOf(tree).on.push.branches).toEqual([branch]);
    expect(text(tree)).not.toMatch(/acme/i);
  });

  test('without a base in nx.json, the trunk that is checked out is the branch', () => {
    const branches = ['master', 'feat/x'].map(
      (current) =>
        workflowOf(generated({ 'nx.json': '{}', '.git/HEAD': `ref: refs/heads/${current}\n` })).on
          .push.branches,
    );
    expect(branches).toEqual([['master'], ['main']]);
  });
});
