import {
  copyTypeCache,
  pluginPackage,
  pluginsInProcess,
  pluginWorkspace,
  serviceWorkspace,
} from './harness/prepared-workspaces';
import { defaultNxVersion, versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

describe.each(versionsOfALongMatrix)('init on Nx %s', (version) => {
  it('changes nothing the second time', async () => {
    const workspace = await pluginWorkspace(version);
    await workspace.succeedNx(['g', '@paxx/nx:init']);
    expect(await workspace.changes()).toBe('');
  });

  it('keeps every comment and key that is there', async () => {
    const workspace = await pluginWorkspace(version);
    const before = {
      'nx.json':
        '{\n  // Ours: do not touch.\n  "analytics": false,\n  "parallel": 2 /* cores */\n}\n',
      'pyproject.toml': '# The root.\n[tool.black] # kept\nline-length = 79 # narrow\n',
      '.pre-commit-config.yaml':
        '# Hooks of the house.\nrepos:\n  - repo: local\n    hooks:\n      - id: ours # first\n        name: ours\n        language: system\n        entry: "true"\n',
      '.gitignore': '# Packages\nnode_modules\n.nx\n',
    };
    for (const [file, text] of Object.entries(before)) await workspace.write(file, text);
    await workspace.succeedNx(['g', '@paxx/nx:init']);
    for (const [file, text] of Object.entries(before)) {
      const after = await workspace.read(file);
      for (const comment of text.match(/(#|\/\/|\/\*).*/g) ?? []) expect(after).toContain(comment);
    }
    expect(await workspace.read('nx.json')).toContain('"parallel": 2');
    expect(await workspace.read('nx.json')).toContain(pluginPackage);
    expect(await workspace.read('pyproject.toml')).toContain('line-length = 79');
    expect(await workspace.read('.pre-commit-config.yaml')).toContain('id: ours');
  });
});

describe('the hooks before a commit', () => {
  let workspace: Workspace;
  const hooks = ['uvx', '--quiet', 'prek', 'run'];

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/billing']);
    await copyTypeCache(workspace, 'apps/billing');
    await workspace.commit('feat: add billing');
  });

  it('pass on what was generated', async () => {
    await workspace.succeed([...hooks, '--all-files']);
    expect(await workspace.changes()).toBe('');
  });

  it('check a changed file in its own service', async () => {
    await workspace.edit('apps/billing/main.py', 'from fastapi', 'import os\nfrom fastapi');
    await workspace.git('add', '-A');
    const ended = await workspace.run(hooks);
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain('F401');
    await workspace.git('reset', '-q', '--hard');
  });

  it('check the types of a changed service', async () => {
    await workspace.edit(
      'apps/billing/main.py',
      'FEATURES: tuple',
      'WRONG: int = "text"\nFEATURES: tuple',
    );
    await workspace.git('add', '-A');
    const ended = await workspace.run(hooks);
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain('Incompatible types in assignment');
    await workspace.git('reset', '-q', '--hard');
  });
});
