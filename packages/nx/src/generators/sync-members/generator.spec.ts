import type { Tree } from '@nx/devkit';
import { commentsOf } from '../../testing/comments-of';
import { makeTree, readAll } from '../../testing/make-tree';
import { syncMembers } from './generator';

const members = `# one environment
[tool.uv.workspace]
members = [
  "apps/api", # the first
  # bought
  "apps/gone", # sold
]
`;
const files = {
  'pyproject.toml': members,
  'apps/api/pyproject.toml': '[project]\nname = "api"\n',
};

const sync = (tree: Tree, ...roots: string[]) =>
  syncMembers(tree, () => Promise.resolve(['apps/api', ...roots]));

describe('sync-members', () => {
  test('a second run changes nothing and says nothing', async () => {
    const tree = makeTree({ ...files, 'libs/x/pyproject.toml': '[project]\nname = "x"\n' });
    expect(await sync(tree, 'libs/x')).toMatchObject({
      outOfSyncMessage: expect.stringContaining('pyproject.toml'),
      outOfSyncDetails: [
        expect.stringMatching(/^Not listed: libs\/x\./),
        'Listed, but without a pyproject.toml: apps/gone',
      ],
    });
    const once = readAll(tree);
    expect(await sync(tree, 'libs/x')).toBeUndefined();
    expect(readAll(tree)).toEqual(once);
  });

  test('every comment stays', async () => {
    const tree = makeTree(files);
    await sync(tree);
    const text = tree.read('pyproject.toml', 'utf-8') ?? '';
    expect(commentsOf(text)).toEqual(commentsOf(members));
    expect(text).not.toContain('gone');
  });

  test('what is no project of the graph is none of the uv workspace', async () => {
    const tree = makeTree({ ...files, 'build/pyproject.toml': '[project]\nname = "x"\n' });
    await sync(tree);
    expect(tree.read('pyproject.toml', 'utf-8')).not.toContain('build');
  });

  test('a repository without a uv workspace is left alone', async () => {
    const tree = makeTree({ 'apps/api/pyproject.toml': '[project]\nname = "api"\n' });
    expect(await sync(tree, 'libs/x')).toBeUndefined();
    expect(tree.exists('pyproject.toml')).toBe(false);
  });

  test('a root manifest that is half typed is named', async () => {
    const tree = makeTree({ 'pyproject.toml': '[tool\n' });
    await expect(sync(tree)).rejects.toThrow(/^Cannot edit 'pyproject.toml': it is not valid/);
  });
});
