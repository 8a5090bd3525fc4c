import { matchMembers } from './match-members';

const lists = (members: string[], exclude: string[] = []) => matchMembers({ members, exclude });

describe('matchMembers', () => {
  it('matches a plain path however it is written', () => {
    expect(['apps/api', './apps/api', 'apps/api/'].every((path) => lists([path])('apps/api'))).toBe(
      true,
    );
  });

  it('keeps a star within one folder', () => {
    expect(lists(['apps/*'])('apps/api')).toBe(true);
    expect(lists(['apps/*'])('apps/team/api')).toBe(false);
  });

  it('lets two stars cross any number of folders', () => {
    expect(lists(['libs/**'])('libs/a/b')).toBe(true);
    expect(lists(['**/api'])('api')).toBe(true);
    expect(lists(['**/api'])('apps/team/api')).toBe(true);
    expect(lists(['libs/**'])('library')).toBe(false);
  });

  it('reads classes and single characters as uv does', () => {
    expect(lists(['apps/[ab]?'])('apps/a1')).toBe(true);
    expect(lists(['apps/[!ab]?'])('apps/a1')).toBe(false);
  });

  it('takes what is excluded out again', () => {
    expect(lists(['apps/*'], ['apps/web'])('apps/web')).toBe(false);
  });

  it('lets a star of exclude cross folders', () => {
    expect(lists(['libs/**'], ['libs/x*'])('libs/xa/sub')).toBe(false);
    expect(lists(['l/a'], ['l?a'])('l/a')).toBe(false);
  });

  it('takes two stars at the end for one folder at least', () => {
    expect(lists(['libs/**'])('libs')).toBe(false);
    expect(lists(['libs', 'libs/a'], ['libs/**'])('libs')).toBe(true);
  });

  it('reads a path that goes up and down', () => {
    expect(lists(['./apps/../libs/*'])('libs/a')).toBe(true);
    expect(lists(['libs//a/'])('libs/a')).toBe(true);
  });

  it.each(['l/[z-a]', 'l/[', 'l/[]', 'l/[!]', 'l/[\\', '***', '(', ''])('stands %j', (pattern) => {
    expect(() => lists([pattern], [pattern])('l/a')).not.toThrow();
  });

  it('knows a caret, a bracket and a backslash as characters', () => {
    expect(lists(['l/[^x]'])('l/x')).toBe(true);
    expect(lists(['l/[]]'])('l/]')).toBe(true);
    expect(lists(['l/[\\d]'])('l/1')).toBe(false);
  });

  it('treats the dots of a pattern literally', () => {
    expect(lists(['libs/a.*'])('libs/abc')).toBe(false);
  });
});
