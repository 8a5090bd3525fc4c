import { copyTypeCache, pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { defaultNxVersion, longRun } from './harness/versions';
import type { Workspace } from './harness/workspace';

/** Names that are legal and easy to get wrong: case, number, words that mean something to Python, SQL, pytest or the service itself. */
const features = ['class', 'OrderItem', 'news', 'json'];
const moreFeatures = [
  'status',
  'fastapi',
  'order-lines',
  'customer',
  'categories',
  'test',
  'group',
  'data',
  'series',
  'boxes',
  'Address',
  'x',
  'select',
  'model',
  'item_2',
  'visit',
  'settings2',
];
const description = 'It\'s "R&D" <b>50%</b> \\ größe {x} #1';
const services = [
  { directory: 'apps/my-api', options: ['--description', description] },
  { directory: 'services/deep/down/shop_2', options: ['--name', 'class'] },
];

describe('awkward names', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
  });

  it('of features give code that passes every check', async () => {
    const wanted = longRun ? [...features, ...moreFeatures] : features;
    for (const name of wanted) {
      await workspace.succeedNx([
        'g',
        '@paxx/nx:feature',
        name,
        '--project',
        'api',
        '--skipFormat=false',
      ]);
    }
    await workspace.succeedNx([
      'run',
      'api:migrate',
      '--message',
      'it\'s 100% "awkward"; $HOME & größe',
    ]);
    await workspace.succeedNx(['run', 'api:upgrade']);
    await workspace.succeedNx([
      'run-many',
      '-p',
      'api',
      '-t',
      'test',
      'lint',
      'typecheck',
      'db-check',
    ]);
  });

  it('of services, and descriptions with any character, give services that pass every check', async () => {
    for (const { directory, options } of services) {
      await workspace.succeedNx(['g', '@paxx/nx:project', directory, ...options]);
      await copyTypeCache(workspace, directory);
    }
    const names = ['my-api', 'class'];
    await workspace.succeedNx(['run-many', '-p', ...names, '-t', 'test', 'lint', 'typecheck']);
  });
});
