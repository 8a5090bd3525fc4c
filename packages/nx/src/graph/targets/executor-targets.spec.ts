import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectShape } from '../../testing/project-shape';
import { filesOf } from '../../testing/python-project';
import { INFERRED_TARGETS } from './index';
import { planTestCi } from './plan-test-ci';

const PACKAGE = join(__dirname, '../../..');
const service = projectShape('[tool.alembic]', {
  files: filesOf(['main.py'], { entrypoint: { app: 'main:app', from: '.' } }),
});
const NAMES = { lockSliceTargetName: 'lock-slice' };
const planned = INFERRED_TARGETS.map(({ name, plan }) => ({
  name,
  target: plan(service, name, NAMES),
}));

describe('the registry of targets', () => {
  it('names only executors that the package has', () => {
    const { executors } = JSON.parse(readFileSync(join(PACKAGE, 'executors.json'), 'utf8'));
    const part = { name: 'features/orders', paths: [], sources: [], otherKinds: [] };
    const parts = planTestCi(service, 'test-ci', NAMES, [part]);
    const targets = [...planned.map(({ target }) => target), ...parts.values()];
    const used = targets.flatMap(
      ({ executor }) => /^@paxx\/nx:(.*)/.exec(executor ?? '')?.[1] ?? [],
    );
    expect(used.sort()).toEqual(Object.keys(executors).sort());
  });

  it('describes every target with help and example', () => {
    for (const { target } of planned) {
      expect(target.metadata).toMatchObject({
        technologies: [expect.any(String)],
        description: expect.stringMatching(/\.$/),
        help: { command: expect.any(String), example: expect.any(Object) },
      });
    }
  });

  it('derives each option from the name of the target', () => {
    for (const { name, option } of INFERRED_TARGETS) {
      expect(option).toBe(
        `${name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}TargetName`,
      );
    }
  });

  it('makes serve the one target that goes on', () => {
    const continuous = planned.filter(({ target }) => target.continuous);
    expect(continuous.map(({ name }) => name)).toEqual(['serve']);
    expect(continuous[0]?.target).toMatchObject({ readyWhen: { signal: true }, options: {} });
  });

  it('never caches what touches a database or a terminal', () => {
    const touching = ['serve', 'shell', 'migrate', 'upgrade', 'downgrade', 'status', 'db-check'];
    const cached = planned.filter(({ target }) => target.cache).map(({ name }) => name);
    expect(cached.filter((name) => touching.includes(name))).toEqual([]);
  });
});
