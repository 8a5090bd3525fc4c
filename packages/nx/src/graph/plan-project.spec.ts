import { filesOf, pythonProject } from '../testing/python-project';
import { readOptions, type PluginOptions } from './options';
import { createPlanner } from './plan-project';
import type { PythonProject } from './model';

const ENTRYPOINT = { app: 'main:app', from: '.' } as const;

function allTargetsOf(project: PythonProject, options: PluginOptions = {}): string[] {
  return Object.keys(createPlanner(readOptions(options))(project).targets ?? {});
}

const targetsOf = (...project: Parameters<typeof allTargetsOf>): string[] =>
  allTargetsOf(...project).filter((name) => name !== 'lock-slice');

describe('a planner of projects', () => {
  it('offers nothing without evidence', () => {
    expect(targetsOf(pythonProject('dependencies = ["httpx"]'))).toEqual([]);
  });

  it.each([
    ['dependencies = ["pytest"]', ['test']],
    ['[project.optional-dependencies]\ndev = ["PyTest>=8"]', ['test']],
    ['[dependency-groups]\ndev = ["ruff"]', ['lint', 'format']],
    ['[tool.ruff]', ['lint', 'format']],
    ['[tool.mypy]\nstrict = true', ['typecheck']],
    ['[tool.pytest.ini_options]', ['test']],
    ['[tool.uv]\ndev-dependencies = ["pytest"]', ['test']],
    ['[tool.poetry.group.dev.dependencies]\npytest = "^8"', ['test']],
    ['[tool.pyright]', ['typecheck']],
    ['dependencies = ["ty"]', ['typecheck']],
    ['[dependency-groups]\ndev = ["deptry"]', ['deps']],
    ['[tool.deptry]', ['deps']],
    ['[tool.alembic]', ['migrate', 'upgrade', 'downgrade', 'status', 'db-check']],
    ['[build-system]\nrequires = ["uv_build"]', ['build']],
    ['[build-system]\nrequires = ["hatchling"]\n[tool.uv]\npackage = true', ['build']],
    ['[build-system]\nrequires = ["hatchling"]\n[tool.uv]\npackage = false', []],
    ['dependencies = ["alembic", "fastapi"]', []],
  ])('takes %j as evidence', (manifest, targets) => {
    expect(targetsOf(pythonProject(manifest))).toEqual(targets);
  });

  it('takes the groups of the workspace root as evidence', () => {
    const sharedTools = new Set(['ruff', 'mypy', 'pytest']);
    expect(targetsOf(pythonProject('', { sharedTools }))).toEqual(['lint', 'format', 'typecheck']);
    const files = filesOf(['tests']);
    expect(targetsOf(pythonProject('', { sharedTools, files }))).toContain('test');
  });

  it('serves what has an application', () => {
    const files = filesOf(['main.py'], { entrypoint: ENTRYPOINT });
    const service = pythonProject('dependencies = ["fastapi"]', { files });
    expect(targetsOf(service)).toEqual(['serve', 'shell', 'openapi', 'prune']);
    expect(createPlanner(readOptions({}))(service)).toMatchObject({ projectType: 'application' });
  });

  it('prunes a service that uv locks, by itself too', () => {
    const alone = { environment: 'apps/api' };
    const service = (uvLock: boolean): PythonProject =>
      pythonProject('', {
        ...alone,
        files: filesOf(uvLock ? ['main.py', 'uv.lock'] : ['main.py'], { entrypoint: ENTRYPOINT }),
      });
    expect(targetsOf(service(true))).toContain('prune');
    expect(targetsOf(service(false))).not.toContain('prune');
  });

  it('finds migrations by the file of Alembic too', () => {
    expect(targetsOf(pythonProject('', { files: filesOf(['alembic.ini']) }))).toContain('upgrade');
  });

  it.each([
    ['ruff.toml', ['lint', 'format']],
    ['.ruff.toml', ['lint', 'format']],
    ['pytest.ini', ['test']],
    ['.pytest.ini', ['test']],
    ['mypy.ini', ['typecheck']],
    ['pyrightconfig.json', ['typecheck']],
    ['ty.toml', ['typecheck']],
    ['tox.ini', []],
    ['setup.cfg', []],
    ['tests', []],
  ])('takes the file %s as evidence', (name, targets) => {
    expect(targetsOf(pythonProject('', { files: filesOf([name]) }))).toEqual(targets);
  });

  it.each([
    ['pytest', ['test']],
    ['tool:pytest', ['test']],
    ['mypy', ['typecheck']],
    ['flake8', []],
  ])('takes the section %s of an ini file as evidence', (section, targets) => {
    const files = filesOf(['setup.cfg'], { settings: new Set([section]) });
    expect(targetsOf(pythonProject('', { files }))).toEqual(targets);
  });

  it('slices a shared lock where a target reads it', () => {
    expect(allTargetsOf(pythonProject('[tool.ruff]'))).toContain('lock-slice');
    expect(allTargetsOf(pythonProject('[tool.alembic]'))).not.toContain('lock-slice');
    const alone = pythonProject('[tool.ruff]', { environment: 'apps/api' });
    expect(allTargetsOf(alone)).not.toContain('lock-slice');
  });

  it('reads the whole lock where slices are switched off', () => {
    const options = readOptions({ lockSliceTargetName: false });
    const { targets } = createPlanner(options)(pythonProject('[tool.ruff]'));
    expect(targets?.['lint']).toMatchObject({ dependsOn: [] });
    expect(targets?.['lint']?.inputs).toContain('{workspaceRoot}/uv.lock');
  });

  it('offers the tests of each feature under one heading', () => {
    const part = {
      name: 'features/orders',
      paths: ['features/orders'],
      sources: [],
      otherKinds: [],
    };
    const { targets, metadata } = createPlanner(readOptions({}))(pythonProject(), [part]);
    const names = ['test-ci', 'test-ci--features/orders'];
    expect(Object.keys(targets ?? {})).toEqual(expect.arrayContaining(names));
    expect(metadata?.targetGroups).toEqual({ 'test-ci': names });
    expect(targets?.['test-ci']?.dependsOn).toContainEqual({ target: names[1], params: 'forward' });
    const off = createPlanner(readOptions({ testCiTargetName: false }))(pythonProject(), [part]);
    expect(off.targets).toEqual({});
  });

  it('renames and switches off by option', () => {
    const linted = pythonProject('[tool.ruff]\n[tool.mypy]');
    const options = { lintTargetName: 'ruff', formatTargetName: false } as const;
    expect(targetsOf(linted, options)).toEqual(['ruff', 'typecheck']);
  });

  it('gives projects of one shape the same targets, but what Nx writes into', () => {
    const plan = createPlanner(readOptions({}));
    const [one, two] = ['one', 'two'].map(
      (name) => plan({ ...pythonProject('[tool.ruff]'), name }).targets?.['format'],
    );
    expect(one).toEqual(two);
    expect(one?.metadata).toBe(two?.metadata);
    expect(one?.options).not.toBe(two?.options);
    expect(one?.configurations).not.toBe(two?.configurations);
  });

  it('carries name and description of the manifest', () => {
    const project = createPlanner(readOptions({}))(pythonProject('description = "Orders."'));
    expect(project).toMatchObject({
      name: 'api',
      root: 'apps/api',
      metadata: { description: 'Orders.' },
    });
  });
});
