import type { CreateNodesContextV2, ProjectConfiguration } from '@nx/devkit';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parsePyproject } from '../manifest/parse-pyproject';
import { createNodesWith } from './create-nodes';
import { createWorkspaceReader } from './read-workspace';
import { declaredEdges } from './edges/declared-edges';

const template = join(__dirname, '../generators/project/files/pyproject.toml.template');
const REAL = [
  readFileSync(template, 'utf8').replace(/^name = .*$/m, 'name = "api"'),
  `[project]
name = "billing"
version = "1.0"
description = 'Bills.'
dependencies = ["fastapi[standard] >=0.115", "lib-a", "lib @ {root:uri}/../lib ; python_version > '3'"]
[project.optional-dependencies]
pg = ["asyncpg"]
[dependency-groups]
test = ["pytest"]
dev = [{ include-group = "test" }, "mypy"]
[tool.uv]
dev-dependencies = ["ruff"]
[tool.uv.sources]
lib-a = [{ workspace = true, extra = "pg" }, { path = "../a" }]
[tool.uv.workspace]
members = ["libs/*", "[a-b]?/**"]
exclude = ["libs/x*"]
[tool.fastapi]
entrypoint = "billing.main:app"
[tool.alembic]
script_location = "%(here)s/migrations"
[tool.poetry.group.dev.dependencies]
lib = { path = "../lib", develop = true }
[[tool.mypy.overrides]]
module = ["x.*"]
`,
];
const SNIPPETS = [
  ...['[', ']', '{', '}', '"', "'", '"""', '=', '= =', ',', '.', '#', '\n', '\r\n', '\uFEFF', '\0'],
  ...['[project]\n', '[[project]]\n', '[tool.uv.sources]\n', 'name = 3\n', 'members = [[1]]\n'],
  ...[
    '[z-a]',
    '**',
    '../../../',
    '__proto__ = 1\n',
    '[tool.__proto__]\n',
    '1979-05-27',
    '0x',
    'nan',
  ],
  ...['[tool]\nfastapi = 3\n', 'tool = []\n', 'dependencies = { a = 1 }\n', '\u2028', '😀', '\\'],
];

/** What a hand does to a text in an editor, and what a disk or a merge does to it. */
const anyText = fc
  .tuple(
    fc.constantFrom(...REAL),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)),
        put: fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ maxLength: 6 })),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((before, { at, cut, put }) => {
      const start = Math.floor(at * before.length);
      return before.slice(0, start) + put + before.slice(start + cut);
    }, text),
  );

const long = process.env['PAXX_E2E_LONG'] === '1';

describe('parsePyproject', () => {
  it('answers any text, with a line of it where it is broken', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parsePyproject(text);
        if (parsed.kind === 'manifest') return;
        expect(parsed.problem.cause).not.toContain('\n');
        expect(parsed.problem.line).toBeGreaterThan(0);
        expect(parsed.problem.line).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: long ? 50_000 : 1_500 },
    );
  });

  it.each([
    ['brackets', (n: number) => `a = ${'['.repeat(n)}`],
    ['tables', (n: number) => `[${'a.'.repeat(n)}a]`],
    ['spaces in a header', (n: number) => `[project\n[ ${' '.repeat(n)}`],
    [
      'a requirement',
      (n: number) => `[project]\nname = "a"\ndependencies = ["${'a-'.repeat(n)}!"]`,
    ],
    ['a name', (n: number) => `[project]\nname = "${'a.'.repeat(n)}"`],
    ['quotes', (n: number) => `x = ${"'".repeat(n)}\n${'"\n'.repeat(n)}`],
    ['lines', (n: number) => `[project]\nname = 3\n${'# a comment [x] = "y"\n'.repeat(n)}`],
    [
      'dependencies',
      (n: number) => `[project]\nname = "a"\ndependencies = [${'"b>=1",\n'.repeat(n)}]`,
    ],
  ])('is done with ten thousand %s in a moment', (_, write) => {
    const start = performance.now();
    parsePyproject(write(10_000));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('createNodes with a bad manifest', () => {
  let root: string;
  let said: string[];
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const FILES = [
    'pyproject.toml',
    'apps/bad/pyproject.toml',
    'apps/web/pyproject.toml',
    'libs/a/pyproject.toml',
  ];
  const ROOT =
    '[tool.uv.workspace]\nmembers = ["apps/*", "libs/*"]\n[dependency-groups]\ndev = ["ruff"]\n';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'bad-input-'));
    said = [];
    write('pyproject.toml', ROOT);
    write('uv.lock', 'version = 1\n');
    write('apps/bad/pyproject.toml', '[project]\nname = "bad"\n');
    write('apps/web/pyproject.toml', '[project]\nname = "web"\ndependencies = ["a"]\n');
    write('libs/a/pyproject.toml', '[project]\nname = "a"\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const reader = createWorkspaceReader();
  async function graph(files = FILES) {
    const [, createNodes] = createNodesWith(reader, (message) => said.push(message));
    const context: CreateNodesContextV2 = { workspaceRoot: root, nxJsonConfiguration: {} };
    const results = await createNodes(files, undefined, context);
    const projects: Record<string, ProjectConfiguration> = Object.assign(
      {},
      ...results.map(([, result]) => result.projects),
    );
    return { projects, edges: declaredEdges(reader.recall(root, files)) };
  }
  const others = ({ projects, edges }: Awaited<ReturnType<typeof graph>>) => ({
    web: projects['apps/web'],
    a: projects['libs/a'],
    edges: edges.filter(({ from, to }) => from !== 'apps/bad' && to !== 'apps/bad'),
  });

  it('leaves the others as they are, and takes the next good save back', async () => {
    const before = await graph();
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        // A project may take any name but those of the others.
        write('apps/bad/pyproject.toml', text.replaceAll(/"(web|a)"/g, '"bad"'));
        expect(others(await graph())).toEqual(others(before));
        write('apps/bad/pyproject.toml', '[project]\nname = "bad"\n');
        expect(await graph()).toEqual(before);
      }),
      { numRuns: long ? 5_000 : 200 },
    );
  });

  it('keeps the members of a root that is typed', async () => {
    const before = await graph();
    for (let length = ROOT.length - 1; length > 0; length -= 1) {
      write('pyproject.toml', ROOT.slice(0, length));
      const { projects } = await graph();
      expect(Object.keys(projects)).toEqual(Object.keys(before.projects));
    }
    write('pyproject.toml', ROOT);
    expect(await graph()).toEqual(before);
  });

  it('stands any root', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        write('pyproject.toml', text.replace(/^name = .*$/m, 'name = "the-root"'));
        expect(Object.keys((await graph()).projects)).toEqual(
          expect.arrayContaining(['apps/bad', 'apps/web', 'libs/a']),
        );
      }),
      { numRuns: long ? 5_000 : 200 },
    );
  });

  it('follows a cycle once around', async () => {
    write('libs/a/pyproject.toml', '[project]\nname = "a"\ndependencies = ["web", "a"]\n');
    const { edges } = await graph();
    expect(edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([
      'apps/web libs/a',
      'libs/a apps/web',
    ]);
    expect(said).toEqual([]);
  });

  it('says nothing of a pattern that matches nothing, nor of a lock that is none', async () => {
    write('pyproject.toml', ROOT.replace('libs/*', 'nowhere/*", "libs/*", "gone'));
    write('uv.lock', '<<<<<<< HEAD\n'.repeat(100_000));
    expect(Object.keys((await graph()).projects)).toHaveLength(3);
    rmSync(join(root, 'uv.lock'));
    expect(Object.keys((await graph()).projects)).toHaveLength(3);
    expect(said).toEqual([]);
  });

  it('drops a project that is deleted meanwhile, and has it back', async () => {
    const before = await graph();
    rmSync(join(root, 'apps/bad'), { recursive: true });
    expect(others(await graph())).toEqual(others(before));
    expect(Object.keys((await graph()).projects)).not.toContain('apps/bad');
    write('apps/bad/pyproject.toml', '[project]\nname = "bad"\n');
    expect(await graph()).toEqual(before);
  });

  it('takes a linked folder for a project, and a circle for none', async () => {
    symlinkSync('../libs/a', join(root, 'apps/linked'));
    symlinkSync('circle', join(root, 'apps/circle'));
    const files = [...FILES, 'apps/circle/pyproject.toml', 'apps/linked/pyproject.toml'];
    const { projects } = await graph(files);
    expect(Object.keys(projects)).toEqual(['apps/bad', 'apps/web', 'libs/a']);
    // It is the same manifest twice.
    expect(said).toEqual([expect.stringContaining("'libs/a' is named 'a' already")]);
  });

  it('says which manifest cannot be opened', async () => {
    const before = await graph();
    rmSync(join(root, 'apps/bad/pyproject.toml'));
    const socket = createServer().listen(join(root, 'apps/bad/pyproject.toml'));
    await once(socket, 'listening');
    expect(others(await graph())).toEqual(others(before));
    expect(said).toEqual([
      expect.stringMatching(/^Cannot read 'apps\/bad\/pyproject\.toml:1': it cannot be opened \(/),
    ]);
    socket.close();
    await once(socket, 'close');
  });

  it('reads a manifest of Poetry alone as no project, and says nothing', async () => {
    write(
      'apps/bad/pyproject.toml',
      '[tool.poetry]\nname = "bad"\n[tool.poetry.dependencies]\na = "^1"\n',
    );
    expect(Object.keys((await graph()).projects)).not.toContain('apps/bad');
    expect(said).toEqual([]);
  });
});
