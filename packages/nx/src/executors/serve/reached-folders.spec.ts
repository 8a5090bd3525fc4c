import { reachedFolders } from './reached-folders';

const graph = {
  nodes: {
    api: { data: { root: 'apps/api' } },
    pricing: { data: { root: 'libs/pricing' } },
    money: { data: { root: 'libs/money' } },
    web: { data: { root: 'apps/web' } },
    root: { data: { root: '.' } },
  },
  dependencies: {
    api: [{ target: 'pricing' }, { target: 'root' }, { target: 'npm:nx' }],
    pricing: [{ target: 'money' }],
    money: [{ target: 'pricing' }],
  },
};

describe('reachedFolders', () => {
  it('follows dependencies of dependencies and stands circles', () => {
    expect(reachedFolders('api', graph)).toEqual(['apps/api', 'libs/pricing', 'libs/money']);
  });

  it('takes the root only as the project itself', () => {
    expect(reachedFolders('root', graph)).toEqual(['.']);
  });
});
