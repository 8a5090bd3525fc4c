import { compareMembers, type MemberChanges } from './compare-members';
import type { Manifest } from './manifest';
import { parsePyproject } from './parse-pyproject';

const project = (name: string, more = ''): string => `[project]\nname = "${name}"\n${more}`;
const root = (members: string, more = ''): string =>
  `[tool.uv.workspace]\nmembers = [${members}]\n${more}`;

/** Files by path; only manifests are read. */
function compare(files: Readonly<Record<string, string>>): MemberChanges {
  const manifests = new Map<string, Manifest>();
  for (const [path, text] of Object.entries(files)) {
    const parsed = path.endsWith('pyproject.toml') ? parsePyproject(text) : undefined;
    if (parsed?.kind === 'manifest')
      manifests.set(path.replace(/\/?pyproject\.toml$/, '') || '.', parsed.manifest);
  }
  const hasFile = (path: string): boolean => path in files;
  return compareMembers({
    manifests,
    hasFile,
    hasManifest: (folder) => hasFile(`${folder}/pyproject.toml`),
  });
}
const unlisted = (files: Readonly<Record<string, string>>): readonly string[] =>
  compare({
    'pyproject.toml': root('"apps/api"'),
    'apps/api/pyproject.toml': project('api'),
    ...files,
  }).unlisted;

describe('compareMembers', () => {
  test('finds nothing where there is no uv workspace', () => {
    const files = { 'pyproject.toml': project('shop'), 'apps/api/pyproject.toml': project('api') };
    expect(compare(files)).toEqual({ unlisted: [], vanished: [] });
  });

  test('finds a project that no pattern reaches', () => {
    expect(unlisted({ 'libs/pricing/pyproject.toml': project('pricing') })).toEqual([
      'libs/pricing',
    ]);
    expect(unlisted({ 'tools/pyproject.toml': '[tool.ruff]\n' })).toEqual([]);
  });

  test('finds a member whose manifest is gone, not one that is half typed', () => {
    const files = {
      'pyproject.toml': root('"apps/api", "./apps/gone/", "libs/*"'),
      'apps/api/pyproject.toml': '[project\n',
    };
    expect(compare(files)).toEqual({ unlisted: [], vanished: ['./apps/gone/'] });
  });

  test('is at its end after one correction', () => {
    const found = unlisted({ 'a/pyproject.toml': project('a'), 'b/pyproject.toml': project('b') });
    const members = ['apps/api', ...found].map((folder) => `"${folder}"`).join(', ');
    const files = { 'a/pyproject.toml': project('a'), 'b/pyproject.toml': project('b') };
    expect(unlisted({ ...files, 'pyproject.toml': root(members) })).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['it has a lock of its own', { 'solo/uv.lock': '' }],
    ['another manager locks it', { 'solo/poetry.lock': '' }],
    ['it is excluded', { 'pyproject.toml': root('"apps/api"', 'exclude = ["solo"]') }],
    [
      'a folder above it is excluded',
      {
        'pyproject.toml': root('"apps/api", "solo"', 'exclude = ["vendor"]'),
        'vendor/x/pyproject.toml': project('x'),
      },
    ],
    ['it is a uv workspace', { 'solo/pyproject.toml': project('solo', '[tool.uv.workspace]') }],
    [
      'uv shall not manage it',
      { 'solo/pyproject.toml': project('solo', '[tool.uv]\nmanaged = false') },
    ],
    ['its name is taken', { 'solo/pyproject.toml': project('API') }],
    [
      'a neighbour requires it by path',
      {
        'apps/api/pyproject.toml': project(
          'api',
          '[tool.uv.sources]\nsolo = { path = "../../solo" }',
        ),
      },
    ],
  ])('lets a project alone where %s', (_, files) => {
    expect(unlisted({ 'solo/pyproject.toml': project('solo'), ...files })).toEqual([]);
  });

  test('lets an example inside a project alone', () => {
    expect(unlisted({ 'apps/api/tests/data/pyproject.toml': project('data') })).toEqual([]);
  });

  test('takes the first of two projects of one name', () => {
    const files = { 'b/pyproject.toml': project('x'), 'a/pyproject.toml': project('X') };
    expect(unlisted(files)).toEqual(['a']);
  });
});
