import { parse } from 'yaml';
import { commentsOf } from '../testing/comments-of';
import { editHooks, type LocalHook } from './edit-hooks';

const hookOf = (name: string): LocalHook => ({
  id: `${name}-ruff-check`,
  name: `${name}: ruff check`,
  entry: `uv run --no-sync --project ${name} ruff check`,
  files: `^${name}/.*\\.pyi?$`,
  passFilenames: true,
});

const configs = [
  '',
  '# top\nrepos: []\n# end\n',
  'repos: [] # none yet\n',
  '# a\nrepos:\n# before\n- repo: https://x\n  rev: v1 # rev\n  hooks:\n  - id: a # A\n# tail\nci:\n  skip: [x] # s\n',
  'repos:\n    -   repo: https://x\n        hooks:\n        -   id: a\n            # in hook\n\n    # after\n',
  '# dos\r\nrepos:\r\n  - repo: https://x # x\r\n    hooks:\r\n      - id: a\r\n',
];

function add(content: string, name: string): string {
  const result = editHooks(content, name, [hookOf(name)]);
  if (result.kind === 'refused') throw new Error(result.cause);
  return result.kind === 'changed' ? result.content : content;
}

describe('editHooks', () => {
  test.each(configs)('twice is once in %j', (config) => {
    const once = ['api', 'shop'].reduce(add, config);
    expect(['api', 'shop'].reduce(add, once)).toBe(once);
  });

  test.each(configs)('every comment survives in %j', (config) => {
    const after = commentsOf(['api', 'shop'].reduce(add, config));
    expect(after).toEqual(expect.arrayContaining(commentsOf(config)));
  });

  test.each(configs)('each hook is a hook of its own in %j', (config) => {
    const { repos } = parse(['api', 'shop'].reduce(add, config)) as {
      repos: { hooks: { id: string }[] }[];
    };
    expect(repos.slice(-2).map(({ hooks }) => hooks[0]?.id)).toEqual([
      'api-ruff-check',
      'shop-ruff-check',
    ]);
  });

  test.each(['repos: [\n', 'x: 1\n', 'repos: [{ repo: x, hooks: [] }]\n'])(
    '%j is refused with the lines to paste',
    (config) => {
      expect(editHooks(config, 'api', [hookOf('api')])).toMatchObject({
        kind: 'refused',
        paste: expect.arrayContaining(['  - repo: local', '      - id: api-ruff-check']),
      });
    },
  );
});
