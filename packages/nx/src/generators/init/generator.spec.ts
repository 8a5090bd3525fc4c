import { readJson, writeJson } from '@nx/devkit';
import { commentsOf } from '../../testing/comments-of';
import { makeTree, readAll } from '../../testing/make-tree';
import initGenerator from './generator';

const given = {
  'nx.json': '{\n  // ours\n  "analytics": false, // no\n  "plugins": ["@nx/js"]\n}\n',
  'pyproject.toml':
    '# root\n[project]\nname = "shop" # kept\nversion = "1"\n\n[tool.ruff]\nline-length = 100 # long\n',
  '.gitignore': '# mine\nnode_modules\n.venv\n',
  '.pre-commit-config.yaml':
    '# hooks\nrepos:\n  - repo: https://example.org/x # x\n    rev: v1\n    hooks:\n      - id: a\n',
};

describe('init', () => {
  test('a second run changes nothing', () => {
    for (const files of [{}, given]) {
      const tree = makeTree(files);
      initGenerator(tree, { skipPackageJson: true });
      const once = readAll(tree);
      initGenerator(tree, { skipPackageJson: true });
      expect(readAll(tree)).toEqual(once);
    }
  });

  test('every comment and line that is there survives', () => {
    const tree = makeTree(given);
    initGenerator(tree, { skipPackageJson: true });
    for (const [path, content] of Object.entries(given)) {
      const after = tree.read(path, 'utf-8') ?? '';
      expect(commentsOf(after)).toEqual(expect.arrayContaining(commentsOf(content)));
      if (path !== 'nx.json') expect(after.startsWith(content)).toBe(true);
    }
    expect(tree.read('nx.json', 'utf-8')).toMatch(/\/\/ ours[\s\S]*\/\/ no/);
  });

  test('an empty workspace gets all four parts', () => {
    const tree = makeTree();
    initGenerator(tree, {});
    expect(tree.read('nx.json', 'utf-8')).toContain('"@paxx/nx"');
    expect(tree.read('pyproject.toml', 'utf-8')).toContain('[tool.uv.workspace]\nmembers = [');
    expect(tree.read('.gitignore', 'utf-8')).toContain('.venv/\n');
    expect(tree.read('.pre-commit-config.yaml', 'utf-8')).toContain('repos: []');
  });

  test('who takes the sync generator out of nx.json keeps it out', () => {
    const tree = makeTree();
    initGenerator(tree, { skipPackageJson: true });
    const nxJson = readJson<{ sync?: unknown }>(tree, 'nx.json');
    expect(nxJson.sync).toEqual({ globalGenerators: ['@paxx/nx:sync-members'] });
    writeJson(tree, 'nx.json', { ...nxJson, sync: { globalGenerators: [] } });
    initGenerator(tree, { skipPackageJson: true });
    expect(readJson(tree, 'nx.json')).toMatchObject({ sync: { globalGenerators: [] } });
  });

  test('a range that is not a version stays', () => {
    const text = '{\n  "devDependencies": { "@paxx/nx": "file:../x.tgz" }\n}\n';
    const tree = makeTree({ 'package.json': text });
    initGenerator(tree, {});
    expect(tree.read('package.json', 'utf-8')).toBe(text);
  });

  test('a missing entry of package.json is added unless told not to', () => {
    const [added, left] = [makeTree(), makeTree()];
    initGenerator(added, {});
    initGenerator(left, { skipPackageJson: true });
    expect(added.read('package.json', 'utf-8')).toContain('"@paxx/nx"');
    expect(left.read('package.json', 'utf-8')).not.toContain('"@paxx/nx"');
  });

  test('a manifest that is not TOML stops it before the first write', () => {
    const tree = makeTree({ 'pyproject.toml': '[tool\n' });
    expect(() => initGenerator(tree, {})).toThrow(
      /^Cannot edit 'pyproject.toml': it is not valid TOML/,
    );
  });
});
