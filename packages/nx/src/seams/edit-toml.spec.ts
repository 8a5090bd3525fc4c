import fc from 'fast-check';
import { parse } from 'smol-toml';
import { commentsOf } from '../testing/comments-of';
import { editToml, type TomlEntry } from './edit-toml';

const path = ['tool', 'uv', 'workspace', 'members'];
const item = (value: string): TomlEntry => ({ kind: 'item', path, value });
const folder = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/);

const manifests = [
  '',
  '# only a comment\n',
  '[project]\nname = "root" # the root\n\n[tool.ruff]\nline-length = 100 # long\n# end\n',
  '[tool.uv.workspace] # ws\nmembers = ["a", "b"] # here\n# end\n',
  '[tool.uv.workspace]\nmembers = [\n    "a", # first\n    # before b\n    "b", # second\n    # after\n]\nexclude = [] # x\n',
  "[tool]\nuv.workspace.members = [ 'x' ] # dotted\n",
  '[tool.uv]\nworkspace = { members = ["x"] } # inline\n',
  '[tool.uv.workspace]\r\nmembers = [\r\n  "a", # c\r\n]\r\n',
];

function add(content: string, value: string): string {
  const result = editToml(content, item(value));
  if (result.kind === 'refused') throw new Error(result.cause);
  return result.kind === 'changed' ? result.content : content;
}

describe('editToml', () => {
  const cases = fc.record({
    manifest: fc.constantFrom(...manifests),
    folders: fc.array(folder, { minLength: 1, maxLength: 5 }),
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(cases, ({ manifest, folders }) => {
        const once = folders.reduce(add, manifest);
        expect(folders.reduce(add, once)).toBe(once);
      }),
    );
  });

  test('every comment survives in its order', () => {
    fc.assert(
      fc.property(cases, ({ manifest, folders }) => {
        expect(commentsOf(folders.reduce(add, manifest))).toEqual(commentsOf(manifest));
      }),
    );
  });

  test('the result parses and lists what was added', () => {
    fc.assert(
      fc.property(cases, ({ manifest, folders }) => {
        const parsed = parse(folders.reduce(add, manifest));
        expect(parsed).toHaveProperty(path, expect.arrayContaining(folders));
      }),
    );
  });

  test('an ordered list stays in order', () => {
    expect(add('[tool.uv.workspace]\nmembers = ["a", "c"]\n', 'b')).toBe(
      '[tool.uv.workspace]\nmembers = ["a", "b", "c"]\n',
    );
  });

  test('a list of requirements is in the order of their names', () => {
    const path = ['project', 'dependencies'];
    const content = '[project]\ndependencies = ["a>=1", "b[x]>=2", "b-c", "d"]\n';
    expect(editToml(content, { kind: 'item', path, value: 'b-b' })).toMatchObject({
      content: '[project]\ndependencies = ["a>=1", "b[x]>=2", "b-b", "b-c", "d"]\n',
    });
  });

  test('a value is replaced where it stands', () => {
    const content = '[project]\nrequires-python = ">=3.11" # why\nname = "api"\n';
    const value: TomlEntry = {
      kind: 'value',
      path: ['project', 'requires-python'],
      value: '>=3.13',
    };
    expect(editToml(content, value)).toEqual({
      kind: 'changed',
      content: content.replace('3.11', '3.13'),
    });
  });

  test('dates, numbers and the order of keys stay as they are written', () => {
    const content =
      '[z]\nday = 2026-01-02\nat = 2026-01-02T03:04:05Z # utc\nbig = 9_007_199_254_740_993\nhex = 0xFF\n[a]\nx = 1\n[tool.uv.workspace]\nmembers = []\n';
    expect(add(content, 'api')).toBe(content.replace('[]', '["api"]'));
  });

  test.each([
    ['[tool.uv\n', 'it is not valid TOML'],
    ['tool = 1\n', '`tool` in it is not a table'],
    ['[tool.uv.workspace]\nmembers = "a"\n', '`tool.uv.workspace.members` in it is not a list'],
  ])('%j is refused with the lines to paste', (content, cause) => {
    expect(editToml(content, item('apps/api'))).toEqual({
      kind: 'refused',
      cause: expect.stringContaining(cause),
      paste: ['[tool.uv.workspace]', 'members = [', '    "apps/api",', ']'],
    });
  });

  test.each([
    [
      '[tool.uv.workspace]\nmembers = ["a", "b"] # x\n',
      '[tool.uv.workspace]\nmembers = ["a"] # x\n',
    ],
    [
      '[tool.uv.workspace]\nmembers = [\n  "a", # 1\n  # of b\n  "b", # 2\n]\n',
      '[tool.uv.workspace]\nmembers = [\n  "a", # 1\n  # of b\n  # 2\n]\n',
    ],
    [
      "[tool.uv.workspace]\r\nmembers = [\r\n  'b'\r\n]\r\n",
      '[tool.uv.workspace]\r\nmembers = [\r\n]\r\n',
    ],
  ])('an item leaves %j, its comments stay', (content, expected) => {
    const entry: TomlEntry = {
      kind: 'no item',
      path: ['tool', 'uv', 'workspace', 'members'],
      value: 'b',
    };
    expect(editToml(content, entry)).toEqual({ kind: 'changed', content: expected });
    expect(editToml(expected, entry)).toEqual({ kind: 'unchanged' });
  });

  describe('an inline table', () => {
    const source: TomlEntry = {
      kind: 'table',
      path: ['tool', 'uv', 'sources', 'pricing'],
      value: { workspace: true },
    };
    const edited = (content: string): string => {
      const result = editToml(content, source);
      if (result.kind === 'refused') throw new Error(result.cause);
      return result.kind === 'changed' ? result.content : content;
    };

    test('gets its table below the one that this is part of', () => {
      const content = '[tool.uv]\npackage = false # why\n\n# About ruff.\n[tool.ruff]\n';
      expect(edited(content)).toBe(
        '[tool.uv]\npackage = false # why\n\n[tool.uv.sources]\npricing = { workspace = true }\n\n# About ruff.\n[tool.ruff]\n',
      );
    });

    test.each([
      ['', '[tool.uv.sources]\npricing = { workspace = true }\n'],
      [
        '[tool.uv.sources]\nmoney = { path = "m" } # m\n',
        '[tool.uv.sources]\nmoney = { path = "m" } # m\npricing = { workspace = true }\n',
      ],
    ])('joins %j', (content, expected) => {
      expect(edited(content)).toBe(expected);
      expect(edited(expected)).toBe(expected);
    });

    test.each([
      '[tool.uv.sources]\nmoney = { workspace = true }\n',
      '[tool.uv.sources]\nmoney = { workspace = true }\n\n[tool.ruff]\nline-length = 100\n',
    ])('joins another as Python reads it: %j', (content) => {
      expect(edited(content)).toContain('\npricing = { workspace = true }\n');
    });

    test('that has another value is left as it is', () => {
      const content = '[tool.uv.sources]\npricing = { git = "https://example.com/p" }\n';
      expect(editToml(content, source)).toMatchObject({
        kind: 'refused',
        cause: '`tool.uv.sources.pricing` in it has another value',
        paste: ['[tool.uv.sources]', 'pricing = { workspace = true }'],
      });
    });
  });
});
