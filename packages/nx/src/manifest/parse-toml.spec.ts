import fc from 'fast-check';
import { parse } from 'smol-toml';
import { createTomlParser, type TomlParser } from './parse-toml';

/** Lines that are easy to cut wrongly, among usual ones. */
const LINES = [
  '[project]',
  '[project.urls]',
  'name = "api"',
  'names = [',
  '[1],',
  ']',
  'text = """',
  "text = '''",
  '"""',
  "'''",
  '[tool.ruff]',
  '[tool.ruff.lint]',
  '[ tool.ruff ]',
  '[tool."ruff"]',
  '[tool]',
  'ruff.line-length = 100',
  '[tool.uv]',
  '[[tool.uv.index]]',
  '[[tool.uv]]',
  'url = "x" # [tool.uv]',
  '[build-system]',
  '[[packages]]',
  '"" = 1',
  '__proto__ = 1',
  '[__proto__]',
  '[tool.__proto__]',
  '[tool.constructor]',
  '',
  '# a comment',
  'odd = [tool.x]',
];

const anyLines = (maxLength: number): fc.Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...LINES), { maxLength });
/** Some of them as a manifest has them: a project, its settings, and what it has of uv. */
const anyManifest = fc
  .tuple(anyLines(3), anyLines(4), anyLines(3))
  .map(([project, settings, uv]) => [
    ...['[project]', ...project],
    ...['[build-system]', 'requires = []', ...settings],
    ...['[tool.uv]', ...uv],
  ]);
const anyText = fc
  .tuple(fc.oneof(anyLines(12), anyManifest), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));

function outcome(parser: TomlParser, text: string): unknown {
  try {
    return parser(text);
  } catch (error) {
    return String(error);
  }
}

describe('a parser of TOML that remembers settings', () => {
  it('reads every text as one that does not', () => {
    const parser = createTomlParser();
    fc.assert(
      fc.property(anyText, (text) => {
        const [before, again] = [outcome(parser, text), outcome(parser, text)];
        expect([before, again]).toEqual([outcome(parse, text), before]);
      }),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 100_000 : 3_000, seed: 6 },
    );
  });

  it('parses settings that two manifests share once', () => {
    const parser = createTomlParser();
    const settings = '[tool.ruff]\nline-length = 100\n[tool.ruff.lint]\nselect = ["E"]\n';
    const [one, two] = ['one', 'two'].map((name) =>
      parser(`[project]\nname = "${name}"\n${settings}[tool.uv]\npackage = ${name === 'one'}\n`),
    );
    expect(one).toEqual({
      project: { name: 'one' },
      tool: { ruff: { 'line-length': 100, lint: { select: ['E'] } }, uv: { package: true } },
    });
    expect(Object(two)['tool'].ruff).toBe(Object(one)['tool'].ruff);
  });
});
