import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ProjectGraph, TargetConfiguration } from '@nx/devkit';
import { readEnvFile } from '../../python/env-file';
import { envFilesOf, taskEnvironment } from './task-environment';

const target = { project: 'api', target: 'test-ci--features/orders' };
const on = { NX_LOAD_DOT_ENV_FILES: 'true' };

describe('the environment of a task', () => {
  let root: string;
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), content);
    }
  };
  const graphWith = (targetGroups: Record<string, string[]>): ProjectGraph => {
    const split: TargetConfiguration = { metadata: { nonAtomizedTarget: 'test' } };
    const data = { root: 'apps/api', targets: { 'test-ci': split }, metadata: { targetGroups } };
    return { nodes: { api: { name: 'api', type: 'app', data } }, dependencies: {} };
  };
  const environment = (inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
    taskEnvironment(envFilesOf(target, graphWith({}), root), root, inherited);

  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'task-env-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('holds the values of the project before those of the workspace', () => {
    write({ '.env': 'A=root\nB=$A/b\n', 'apps/api/.env': 'A=api\n', 'apps/api/.env.local': 'C=c' });
    // In a batch Nx has read the workspace's file already.
    expect(environment({ ...on, A: 'root', B: 'root/b' })).toEqual({
      ...on,
      ...{ A: 'api', B: 'api/b', C: 'c' },
    });
  });

  it('leaves what the shell says', () => {
    write({ '.env': 'A=root\n', 'apps/api/.env': 'A=api\n' });
    expect(environment({ ...on, A: 'shell' })).toEqual({ ...on, A: 'shell' });
  });

  it('reads no file where Nx is told not to', () => {
    write({ 'apps/api/.env': 'A=api\n' });
    expect(environment({ NX_LOAD_DOT_ENV_FILES: 'false' })['A']).toBeUndefined();
  });

  it('takes the files of the target that was split into parts', () => {
    write({ 'apps/api/.env.test-ci': '', '.test.env': '', '.env.other': '', '.env': '' });
    const split = graphWith({ Tests: ['test-ci', target.target] });
    expect(envFilesOf(target, split, root)).toEqual(
      ['apps/api/.env.test-ci', '.test.env', '.env'].map((file) => join(root, file)),
    );
    expect(envFilesOf(target, graphWith({}), root)).toEqual([join(root, '.env')]);
  });

  it('reads a file as Nx does', () => {
    const dotenv = createRequire(require.resolve('nx/package.json'))('dotenv') as {
      readonly parse: (text: string) => Record<string, string>;
    };
    const text = [
      ...['A=1', 'export B=two words  # note', "C='single # kept'", 'D="double \\n line"', 'E='],
      ...['F=`back "tick"`', '# comment', '', '  G = spaced ', 'H="two', 'lines"', 'I=a=b'],
    ].join('\n');
    write({ '.env': text });
    expect(readEnvFile(join(root, '.env'))).toEqual(dotenv.parse(text));
  });
});
