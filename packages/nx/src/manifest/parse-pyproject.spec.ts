import { parsePyproject } from './parse-pyproject';

function manifestOf(text: string) {
  const parsed = parsePyproject(text);
  if (parsed.kind === 'broken') throw new Error(parsed.problem.cause);
  return parsed.manifest;
}

function problemOf(text: string) {
  const parsed = parsePyproject(text);
  return parsed.kind === 'broken' ? parsed.problem : undefined;
}

describe('parsePyproject', () => {
  it('collects requirements of every section with its name', () => {
    const { requirements } = manifestOf(
      [
        '[project]',
        'name = "api"',
        'dependencies = ["FastAPI>=0.1"]',
        '[project.optional-dependencies]',
        'postgres = ["asyncpg"]',
        '[dependency-groups]',
        'test = ["pytest"]',
        'dev = [{ include-group = "test" }, "ruff"]',
      ].join('\n'),
    );
    expect(requirements).toEqual([
      { name: 'fastapi', section: 'dependencies' },
      { name: 'asyncpg', section: 'optional-dependencies' },
      { name: 'pytest', section: 'dependency-groups' },
      { name: 'ruff', section: 'dependency-groups' },
    ]);
  });

  it('names what the build backend is made of', () => {
    const text = '[build-system]\nrequires = ["uv_build>=0.9,<1", "Hatch.VCS"]\n';
    expect(manifestOf(text).buildSystem).toEqual({ requires: ['uv-build', 'hatch-vcs'] });
    expect(manifestOf('[build-system]\n').buildSystem).toEqual({ requires: [] });
    expect(manifestOf('[project]\nname = "api"\n').buildSystem).toBeUndefined();
    expect(problemOf('build-system = "uv"\n')).toMatchObject({ line: 1 });
  });

  it('tells local sources from remote ones', () => {
    const { sources } = manifestOf(
      [
        '[tool.uv.sources]',
        'My_Lib = { workspace = true }',
        'other = [{ path = "../other", marker = "x" }, { git = "https://example.com" }]',
        'remote = { url = "https://example.com/a.whl" }',
      ].join('\n'),
    );
    expect([...sources]).toEqual([
      ['my-lib', [{ kind: 'workspace' }]],
      ['other', [{ kind: 'path', path: '../other' }]],
      ['remote', []],
    ]);
  });

  it('reads a virtual workspace root as no project', () => {
    const { project, workspace } = manifestOf('[tool.uv.workspace]\nmembers = ["apps/api"]');
    expect(project).toBeUndefined();
    expect(workspace).toEqual({ members: ['apps/api'], exclude: [] });
  });

  it('reads a file with a byte order mark and CRLF', () => {
    expect(manifestOf('\uFEFF[project]\r\nname = "api"\r\n').project).toEqual({ name: 'api' });
  });

  it('gives the line of a syntax error', () => {
    expect(problemOf('[project]\nname = "api"\ndependencies = ["fast\n')).toMatchObject({
      line: 3,
    });
  });

  it.each([
    ['[project]\nname = "api"\ndependencies = "x"', 3, 'project.dependencies'],
    ['[project]\nname = "api"\ndependencies = [1]', 3, 'project.dependencies'],
    ['[project]\nversion = "1"', 1, 'project'],
    ['[project]\nname = "a/b"', 2, 'project.name'],
    ['project = 1', 1, 'project'],
    ['dependency-groups = []', 1, 'dependency-groups'],
    ['[tool.uv]\nsources = "x"', 2, 'tool.uv.sources'],
    ['[tool.uv.workspace]\nmembers = "apps/*"', 2, 'tool.uv.workspace.members'],
    ['\ntool = 3', 2, 'tool'],
  ])('names line and key of a wrong type in %j', (text, line, key) => {
    expect(problemOf(text)).toMatchObject({ line, cause: expect.stringContaining(`'${key}'`) });
  });
});
