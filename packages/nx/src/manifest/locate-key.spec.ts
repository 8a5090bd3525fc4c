import { locateKey } from './locate-key';

const TEXT = [
  '# a comment',
  '[project]',
  'name = "api"',
  'dependencies = "x"',
  '',
  '[tool."uv".workspace]',
  'members = 1',
].join('\r\n');

describe('locateKey', () => {
  it('finds a key under its table', () => {
    expect(locateKey(TEXT, ['project', 'dependencies'])).toBe(4);
    expect(locateKey(TEXT, ['tool', 'uv', 'workspace', 'members'])).toBe(7);
  });

  it('finds a dotted key without a table', () => {
    expect(locateKey('project.dependencies = 1', ['project', 'dependencies'])).toBe(1);
  });

  it('falls back to the table around the key', () => {
    expect(locateKey(TEXT, ['project', 'optional-dependencies'])).toBe(2);
  });

  it('falls back to the first line of the file', () => {
    expect(locateKey('', ['tool'])).toBe(1);
  });
});
