import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEnvironment } from './find-environment';

describe('findEnvironment', () => {
  let root: string;
  const api = (): string => join(root, 'apps', 'api');
  const manifest = (content: string): Promise<void> =>
    writeFile(join(root, 'pyproject.toml'), content);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'environment-'));
    await mkdir(api(), { recursive: true });
    await writeFile(join(api(), 'pyproject.toml'), '[project]\nname = "api"\n');
  });
  afterEach(() => rm(root, { recursive: true }));

  it('takes the workspace that lists the project', async () => {
    await manifest('[tool.uv.workspace]\nmembers = ["apps/api"]\n');
    const environment = findEnvironment(api(), root, {});
    expect(environment).toMatchObject({ root, kind: 'workspace', venv: join(root, '.venv') });
    expect(environment.exists).toBe(false);
  });

  it('takes the project itself when no workspace lists it', async () => {
    await manifest('[tool.uv.workspace]\nmembers = ["apps/other"]\n');
    expect(findEnvironment(api(), root, {})).toMatchObject({ root: api(), kind: 'standalone' });
  });

  it('looks no further than the workspace of Nx', async () => {
    await manifest('[tool.uv.workspace]\nmembers = ["apps/api"]\n');
    expect(findEnvironment(api(), join(root, 'apps'), {}).root).toBe(api());
  });

  it('takes a project itself that uv is told to leave alone', async () => {
    await manifest('[tool.uv.workspace]\nmembers = ["apps/api"]\n');
    const own = '[project]\nname = "api"\n[tool.uv]\nmanaged = false\n';
    await writeFile(join(api(), 'pyproject.toml'), own);
    expect(findEnvironment(api(), root, {})).toMatchObject({ root: api(), kind: 'standalone' });
  });

  it('reads a manifest with a byte order mark and CRLF', async () => {
    await manifest('\uFEFF[tool.uv.workspace]\r\nmembers = ["apps/api"]\r\n');
    expect(findEnvironment(api(), root, {}).root).toBe(root);
  });

  it('honours the place that uv is told', () => {
    expect(findEnvironment(api(), root, { UV_PROJECT_ENVIRONMENT: 'env' }).venv).toBe(
      join(api(), 'env'),
    );
  });

  it('names the line of a broken manifest', async () => {
    await manifest('[tool.uv.workspace]\nmembers = [\n');
    expect(() => findEnvironment(api(), root, {})).toThrow(/^Cannot read '.*pyproject\.toml:\d+'/);
  });
});
