import { parse } from 'smol-toml';
import { planDeployment, type Deployment, type Sources } from './plan-deployment';

const REGISTRY = 'source = { registry = "https://pypi.org/simple" }';
const locked = (name: string, rest = ''): string =>
  `[[package]]\nname = "${name}"\nversion = "1.0"\n${REGISTRY}\n${rest}wheels = [\n    { hash = "sha256:${name}" },\n]\n\n`;
const member = (name: string, source: string, rest = ''): string =>
  `[[package]]\nname = "${name}"\nversion = "0.1.0"\nsource = { ${source} }\n${rest}\n`;
const list = (key: string, ...names: readonly string[]): string =>
  `${key} = [\n${names.map((name) => `    { name = ${name} },\n`).join('')}]\n`;

const HEADER = `version = 1
revision = 5
requires-python = ">=3.11"

[manifest]
members = [
    "api",
    "billing",
    "money",
    "pricing",
]

[manifest.dependency-groups]
dev = [{ name = "ruff", specifier = ">=0.15" }]

`;
const LOCK = [
  HEADER,
  member(
    'api',
    'virtual = "apps/api"',
    `${list('dependencies', '"fastapi"', '"pricing"')}\n[package.dev-dependencies]\n${list('dev', '"pytest"')}`,
  ),
  member('billing', 'virtual = "apps/billing"', list('dependencies', '"orjson"', '"money"')),
  locked(
    'fastapi',
    `${list('dependencies', '"anyio"')}\n[package.optional-dependencies]\n${list('all', '"orjson"')}${list('standard', '"uvicorn"')}\n`,
  ),
  locked('anyio'),
  member('money', 'editable = "libs/money"'),
  locked('orjson'),
  member(
    'pricing',
    'editable = "libs/pricing"',
    list('dependencies', '"fastapi", extra = ["standard"]'),
  ),
  locked('pytest'),
  locked('ruff'),
  locked('uvicorn'),
].join('');

const MANIFEST = `# Ours.
[tool.uv]
default-groups = ["dev"]
constraint-dependencies = ["anyio<5"]
[[tool.uv.index]]
url = "https://packages.example.com/simple"
[tool.uv.workspace]
members = ["apps/*", "libs/*"]
exclude = ["apps/web"]
[tool.uv.sources]
money = { workspace = true }
Pricing = { workspace = true }
[dependency-groups]
dev = ["ruff"]
[tool.ruff]
line-length = 100
`;

const FILES = [
  'apps/api/main.py',
  'apps/api/pyproject.toml',
  'apps/api/.env',
  'apps/api/.env.example',
  'apps/api/app.sqlite3',
  'apps/api/conftest.py',
  'apps/api/project.json',
  'apps/api/features/orders/tests/test_routes.py',
  'apps/api/features/orders/routes.py',
  'apps/billing/main.py',
  'libs/money/pyproject.toml',
  'libs/pricing/README.md',
  'libs/pricing/pyproject.toml',
  'libs/pricing/src/pricing/__init__.py',
  'libs/pricing/tests/test_pricing.py',
  'nx.json',
  'pyproject.toml',
];
const PROJECTS = new Set(['.', 'apps/api', 'apps/billing', 'libs/pricing', 'libs/money']);

function sourcesOf(changes: Partial<Sources> = {}): Sources {
  return {
    project: 'api',
    folder: 'apps/api',
    lock: LOCK,
    manifest: MANIFEST,
    files: FILES,
    projects: PROJECTS,
    includeTests: false,
    ...changes,
  };
}

function planned(changes?: Partial<Sources>): Deployment {
  const deployment = planDeployment(sourcesOf(changes));
  if (typeof deployment === 'string') throw new Error(deployment);
  return deployment;
}

const blocksOf = (text: string | undefined): string[] =>
  (text ?? '').trimEnd().split(/\n*(?=\[\[package\]\])/);
const namesIn = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/^name = "(.+)"$/gm)].map(([, name]) => name ?? '');

describe('the files of a deployment', () => {
  it('are those of the service and its libraries, without tests and local files', () => {
    expect(planned().copied).toEqual([
      'apps/api/main.py',
      'apps/api/pyproject.toml',
      'apps/api/.env.example',
      'apps/api/features/orders/routes.py',
      'libs/pricing/README.md',
      'libs/pricing/pyproject.toml',
      'libs/pricing/src/pricing/__init__.py',
    ]);
  });

  it('hold the tests when asked', () => {
    const added = planned({ includeTests: true }).copied.filter(
      (file) => !planned().copied.includes(file),
    );
    expect(added).toEqual([
      'apps/api/conftest.py',
      'apps/api/features/orders/tests/test_routes.py',
      'libs/pricing/tests/test_pricing.py',
    ]);
  });
});

describe('the lock of a deployment', () => {
  const lock = planned().written['uv.lock'];

  it('holds the closure with the groups and extras that reach it', () => {
    expect(namesIn(lock)).toEqual(['api', 'fastapi', 'anyio', 'pricing', 'pytest', 'uvicorn']);
    expect(lock).toContain('members = [\n    "api",\n    "pricing",\n]');
    expect(lock).not.toMatch(/manifest\.dependency-groups|orjson/);
  });

  it('leaves every package that stays as it is, but for extras that nobody asks for', () => {
    const before = new Set(blocksOf(LOCK));
    const changed = blocksOf(lock).filter((block) => !before.has(block));
    expect(namesIn(changed.join('\n'))).toEqual(['fastapi']);
  });

  it('is the same when it is trimmed again', () => {
    const manifest = planned().written['pyproject.toml'];
    expect(planned({ lock: lock ?? '', manifest }).written).toEqual(planned().written);
  });

  it('keeps both versions of a fork that are reached, and no other', () => {
    const fork = [
      'version = 1\n\n',
      member('api', 'virtual = "."', list('dependencies', '"numpy", version = "2.0"')),
      locked('numpy'),
      locked('numpy').replace('version = "1.0"', 'version = "2.0"'),
    ].join('');
    const { written } = planned({ folder: '.', lock: fork, manifest: undefined, files: ['a.py'] });
    expect(written['uv.lock']).toBe(
      `${blocksOf(fork)
        .filter((b) => !/numpy"\nversion = "1/.test(b))
        .join('\n\n')}\n`,
    );
    expect(Object.keys(written)).toEqual(['uv.lock']);
  });
});

describe('the root manifest of a deployment', () => {
  it('keeps the settings of uv, for the members that stay', () => {
    expect(parse(planned().written['pyproject.toml'] ?? '')).toEqual({
      tool: {
        uv: {
          'constraint-dependencies': ['anyio<5'],
          index: [{ url: 'https://packages.example.com/simple' }],
          sources: { Pricing: { workspace: true } },
          workspace: { members: ['apps/api', 'libs/pricing'] },
        },
      },
    });
  });

  it('stays a project where the root is the service', () => {
    const manifest = `[project]\nname = "api"\n${MANIFEST}`;
    const lock = LOCK.replace('apps/api', '.');
    const { written, copied } = planned({ folder: '.', lock, manifest });
    expect(parse(written['pyproject.toml'] ?? '')).toMatchObject({
      project: { name: 'api' },
      tool: { ruff: { 'line-length': 100 }, uv: { workspace: { members: ['libs/pricing'] } } },
    });
    expect(copied).toContain('nx.json');
    expect(copied).not.toContain('apps/billing/main.py');
  });
});

describe('a deployment that cannot be', () => {
  it.each<[string, Partial<Sources>, RegExp]>([
    ['the lock has another format', { lock: 'version = 2\n' }, /format 2, .*Run: uv lock$/],
    ['the lock is half written', { lock: 'version = ' }, /not valid TOML/],
    [
      'the lock was laid out by hand',
      { lock: LOCK.replace(/\[\[package\]\]/g, '  $&') },
      /laid out/,
    ],
    ['the lock does not know the service', { folder: 'apps/new' }, /no package in 'apps\/new'/],
    [
      'a dependency is a folder that is no member',
      { lock: LOCK.replace('registry = "https://pypi.org/simple"', 'directory = "../vendored"') },
      /'fastapi' comes from '\.\.\/vendored'/,
    ],
    [
      'a dependency is a wheel beside the service',
      { lock: LOCK.replace('registry = "https://pypi.org/simple"', 'path = "wheels/f.whl"') },
      /'fastapi' comes from 'wheels\/f\.whl'/,
    ],
    [
      'git ignores a library',
      { files: FILES.filter((file) => !file.startsWith('libs')) },
      /'pricing'/,
    ],
  ])('is refused in words where %s', (_circumstance, changes, words) => {
    const refusal = planDeployment(sourcesOf(changes));
    expect(refusal).toMatch(/^Cannot prune 'api': /);
    expect(refusal).toMatch(words);
  });
});
