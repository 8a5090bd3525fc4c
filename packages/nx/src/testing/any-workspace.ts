import fc from 'fast-check';
import { posix } from 'node:path';

/** How a requirement says where it comes from. */
export type Style = 'bare' | 'workspace' | 'path' | 'git' | 'sdist' | 'direct';
type Section = 'dependencies' | 'extra' | 'group' | 'dev' | 'poetry';

export interface Want {
  /** The folder whose project is meant. */
  readonly to: string;
  readonly style: Style;
  readonly section: Section;
  /** The name as it is written. */
  readonly spelled: string;
  readonly suffix: string;
}

export interface WrittenProject {
  readonly folder: string;
  readonly managed: boolean;
  readonly wants: readonly Want[];
}

/** Manifests as data, from which both their text and what they mean can be told. */
export interface WrittenWorkspace {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
  /** `[tool.uv.sources]` of the root: the folder that is meant, and how. */
  readonly shared: readonly Pick<Want, 'to' | 'style'>[];
  /** Whether `py` is a uv workspace of its own, with all folders below it. */
  readonly nested: boolean;
  readonly projects: readonly WrittenProject[];
}

/** The two of `py` have names that others have too. */
export const NAMES: Readonly<Record<string, string>> = {
  'apps/api': 'api-service',
  'apps/web': 'web-service',
  'libs/a': 'lib-of-a',
  'libs/a/deep': 'lib-deep-down',
  'libs/b': 'lib-of-b',
  'libs/xa': 'lib-xa',
  'tools/solo': 'solo-tool',
  'py/one': 'lib-of-a',
  'py/two': 'lib-of-b',
};
const FOLDERS = Object.keys(NAMES);

/** What each pattern of `members` and `exclude` means, said without patterns. */
export const MEMBERS: Readonly<Record<string, (folder: string) => boolean>> = {
  'apps/*': (folder) => ['apps/api', 'apps/web'].includes(folder),
  'libs/*': (folder) => ['libs/a', 'libs/b', 'libs/xa'].includes(folder),
  'libs/**': (folder) => folder.startsWith('libs/'),
  './apps/../libs/b/': (folder) => folder === 'libs/b',
  'libs/[!b]': (folder) => folder === 'libs/a',
  'tools/s?lo': (folder) => folder === 'tools/solo',
  'py/*': (folder) => folder.startsWith('py/'),
};
export const EXCLUDES: Readonly<Record<string, (folder: string) => boolean>> = {
  'libs/x*': (folder) => folder === 'libs/xa',
  'libs/*': (folder) => folder.startsWith('libs/'),
  'libs/**/deep': (folder) => folder === 'libs/a/deep',
  'apps/?eb': (folder) => folder === 'apps/web',
  'apps/api': (folder) => folder === 'apps/api',
};

function anySpelling(name: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('-', '_', '.', '-_'), fc.boolean())
    .map(([dash, loud]) => (loud ? name.toUpperCase() : name).replaceAll('-', dash));
}

const anyWant = fc.constantFrom(...FOLDERS).chain((to) =>
  fc.record<Want>({
    to: fc.constant(to),
    style: fc.constantFrom('bare', 'workspace', 'path', 'git', 'sdist', 'direct'),
    section: fc.constantFrom('dependencies', 'extra', 'group', 'dev', 'poetry'),
    spelled: anySpelling(NAMES[to] ?? ''),
    suffix: fc.constantFrom('', '>=1', '[all]', ' ~= 1.0', ' ; python_version > "3"'),
  }),
);

const anyProject = (folder: string): fc.Arbitrary<WrittenProject> =>
  fc.record({
    folder: fc.constant(folder),
    managed: fc.boolean().map((off) => !off || folder.length % 3 > 0),
    wants: fc.uniqueArray(anyWant, { selector: ({ to }) => NAMES[to], maxLength: 4 }),
  });

export const anyWorkspace: fc.Arbitrary<WrittenWorkspace> = fc.record({
  members: fc.subarray(Object.keys(MEMBERS)),
  exclude: fc.subarray(Object.keys(EXCLUDES), { maxLength: 2 }),
  shared: fc.uniqueArray(
    fc.record({
      to: fc.constantFrom(...FOLDERS),
      style: fc.constantFrom('workspace' as const, 'path' as const, 'git' as const),
    }),
    { selector: ({ to }) => NAMES[to], maxLength: 3 },
  ),
  nested: fc.boolean(),
  projects: fc.tuple(...FOLDERS.map(anyProject)),
});

/** The text of every manifest, by file. */
export function writeManifests(workspace: WrittenWorkspace): Record<string, string> {
  const { members, exclude, shared, nested, projects } = workspace;
  const uv = [`members = ${JSON.stringify(members)}`, `exclude = ${JSON.stringify(exclude)}`];
  const files: Record<string, string> = {
    'pyproject.toml': toml({
      'tool.uv.workspace': uv,
      'tool.uv.sources': shared.map(({ to, style }) => sourceLine('.', { to, style })),
    }),
    ...(nested && { 'py/pyproject.toml': toml({ 'tool.uv.workspace': ['members = ["*"]'] }) }),
  };
  for (const project of projects) files[`${project.folder}/pyproject.toml`] = manifest(project);
  return files;
}

function manifest({ folder, managed, wants }: WrittenProject): string {
  const listed = (section: Section): string =>
    JSON.stringify(
      wants.filter((want) => want.section === section).map((want) => requirement(folder, want)),
    );
  const sources = wants.filter(
    ({ style, section }) => section !== 'poetry' && !['bare', 'direct'].includes(style),
  );
  return toml({
    project: [
      `name = "${NAMES[folder]}"`,
      'version = "1.0"',
      'requires-python = ">=3.11"',
      `dependencies = ${listed('dependencies')}`,
    ],
    'project.optional-dependencies': [`all = ${listed('extra')}`],
    'dependency-groups': [`test = ${listed('group')}`, 'dev = [{ include-group = "test" }]'],
    'tool.uv': [
      ...(managed ? [] : ['managed = false']),
      ...(wants.some(({ section }) => section === 'dev')
        ? [`dev-dependencies = ${listed('dev')}`]
        : []),
    ],
    'tool.uv.sources': sources.map((want) => sourceLine(folder, want)),
    'tool.poetry.group.dev.dependencies': wants
      .filter(({ section }) => section === 'poetry')
      .map((want) =>
        want.style === 'path' ? sourceLine(folder, want) : `"${want.spelled}" = "^1"`,
      ),
  });
}

function toml(tables: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(tables)
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => `[${name}]\n${lines.join('\n')}\n`)
    .join('\n');
}

function requirement(folder: string, { to, style, spelled, suffix }: Want): string {
  if (style !== 'direct') return `${spelled}${suffix}`;
  return `${spelled} @ {root:uri}/${posix.relative(folder, to) || '.'}`;
}

function sourceLine(
  folder: string,
  { to, style, spelled }: Pick<Want, 'to' | 'style'> & Partial<Want>,
): string {
  const path = posix.relative(folder, to) || '.';
  const source = {
    workspace: '{ workspace = true }',
    path: `{ path = "${path}" }`,
    git: '{ git = "https://example.com/x" }',
    sdist: `[{ path = "${path}/dist/x.tar.gz", marker = "sys_platform == 'linux'" }, { index = "i" }]`,
    bare: '{}',
    direct: '{}',
  }[style];
  return `"${spelled ?? NAMES[to]}" = ${source}`;
}
