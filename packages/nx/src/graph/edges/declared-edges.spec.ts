import { parsePyproject } from '../../manifest/parse-pyproject';
import { pythonProject } from '../../testing/python-project';
import type { Manifest } from '../../manifest/manifest';
import type { PythonProject, WorkspaceModel } from '../model';
import { declaredEdges } from './declared-edges';

interface Written {
  readonly text: string;
  readonly environment?: string;
}

function model(folders: Record<string, Written>): WorkspaceModel {
  const manifests = new Map<string, Manifest>();
  const projects = new Map<string, PythonProject>();
  for (const [root, { text, environment = '.' }] of Object.entries(folders)) {
    const parsed = parsePyproject(text);
    if (parsed.kind === 'broken') throw new Error(parsed.problem.cause);
    manifests.set(root, parsed.manifest);
    const name = parsed.manifest.project?.name;
    if (name !== undefined)
      projects.set(root, {
        ...pythonProject(),
        manifest: parsed.manifest,
        root,
        name,
        environment,
      });
  }
  return { manifests, projects, broken: [] };
}

const named = (name: string, rest = ''): Written => ({
  text: `[project]\nname = "${name}"\n${rest}`,
});
const pairs = (folders: Record<string, Written>) =>
  declaredEdges(model(folders)).map(({ from, to }) => [from, to]);

describe('declaredEdges', () => {
  it.each([
    'dependencies = ["my.lib"]',
    'dependencies = ["MY-lib[fast]>=1; python_version > \\"3\\""]',
    '[project.optional-dependencies]\nx = ["my_lib"]',
    '[dependency-groups]\ndev = ["my-lib"]',
    '[tool.uv]\ndev-dependencies = ["my-lib"]',
    '[dependency-groups]\ndev = [{ include-group = "test" }]\ntest = ["my-lib"]',
    'dependencies = ["my-lib @ {root:parent:parent:uri}/libs/mine"]',
    'dependencies = ["my-lib @ {root:uri}/../../libs/mine"]',
    'dependencies = ["my-lib[x] @ file:///${PROJECT_ROOT}/../../libs/mine ; python_version > \\"3\\""]',
    '[tool.poetry.dependencies]\nmy-lib = { path = "../../libs/mine", develop = true }',
    '[tool.poetry.group.dev.dependencies]\nmy-lib = [{ path = "../../libs/mine" }, "^1"]',
    'dependencies = ["my-lib @ https://example.com/x.whl"]\n[tool.uv.sources]\nmy-lib = { workspace = true }',
    'dependencies = ["my-lib"]\n[tool.uv.sources]\nmy-lib = [{ workspace = true, extra = "x" }, { index = "i" }]',
    'dependencies = ["my-lib"]\n[tool.uv.sources]\nMy_Lib = { workspace = true }',
    'dependencies = ["my-lib"]\n[tool.uv.sources]\nmy-lib = { path = "../../libs/mine/" }',
    'dependencies = ["my-lib"]\n[tool.uv.sources]\nmy-lib = [{ path = "../../libs/mine", marker = "x" }]',
  ])('finds the member in %j', (rest) => {
    expect(pairs({ 'apps/api': named('api', rest), 'libs/mine': named('My.Lib') })).toEqual([
      ['apps/api', 'libs/mine'],
    ]);
  });

  it('follows the sources of the workspace root', () => {
    const root = { text: '[tool.uv.sources]\nmine = { path = "vendor/mine" }' };
    const folders = {
      '.': root,
      'apps/api': named('api', 'dependencies = ["mine"]'),
      'vendor/mine': { ...named('mine'), environment: 'vendor/mine' },
    };
    expect(pairs(folders)).toEqual([['apps/api', 'vendor/mine']]);
  });

  it('never joins equal names of two uv workspaces', () => {
    const folders = {
      'a/api': { ...named('api', 'dependencies = ["shared"]'), environment: 'a' },
      'b/shared': { ...named('shared'), environment: 'b' },
    };
    expect(pairs(folders)).toEqual([]);
  });

  it.each([
    'dependencies = ["mine"]\n[tool.uv.sources]\nmine = { git = "https://example.com/mine" }',
    'dependencies = ["mine"]\n[tool.uv.sources]\nmine = { path = "../../dist/mine-1.0.tar.gz" }',
    'dependencies = ["mine"]\n[tool.uv.sources]\nmine = { path = "/libs/mine" }',
    'dependencies = ["mine @ https://example.com/mine.whl"]',
    'dependencies = ["mine @ file:///libs/mine"]',
    'dynamic = ["dependencies"]',
    '[tool.poetry.dependencies]\nmine = "^1"',
    '[tool.uv]\nconstraint-dependencies = ["mine"]',
  ])('takes %j as no edge', (rest) => {
    expect(pairs({ 'apps/api': named('api', rest), 'libs/mine': named('mine') })).toEqual([]);
  });

  it('names a pair once and itself never', () => {
    const rest = 'dependencies = ["mine", "api[all]"]\n[dependency-groups]\ndev = ["mine"]';
    expect(pairs({ 'apps/api': named('api', rest), 'libs/mine': named('mine') })).toHaveLength(1);
  });

  it('says what the user wrote', () => {
    const rest =
      '[dependency-groups]\ndev = ["mine"]\n[tool.uv.sources]\nmine = { workspace = true }';
    expect(
      declaredEdges(model({ 'apps/api': named('api', rest), 'libs/mine': named('mine') })),
    ).toMatchObject([
      { reason: { section: 'dependency-groups', requirement: 'mine', source: 'workspace' } },
    ]);
  });
});
