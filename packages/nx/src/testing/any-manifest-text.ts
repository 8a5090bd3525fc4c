import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
export const anyManifestText = fc
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
