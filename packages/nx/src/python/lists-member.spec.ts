import { listsMember } from './lists-member';

describe('listsMember', () => {
  it.each([
    ['apps/api', 'apps/api', true],
    ['./apps/api/', 'apps/api', true],
    ['apps/*', 'apps/api', true],
    ['apps/*', 'apps/group/api', false],
    ['apps/**', 'apps/group/api', true],
    ['**/api', 'api', true],
    ['apps/a?i', 'apps/api', true],
    ['apps/[!a]*', 'apps/api', false],
    ['apps/a.i', 'apps/api', false],
  ])('takes %s for %s: %p', (pattern, member, listed) => {
    expect(listsMember({ members: [pattern], exclude: [] }, member)).toBe(listed);
  });

  it('leaves out what is excluded', () => {
    expect(listsMember({ members: ['apps/*'], exclude: ['apps/old'] }, 'apps/old')).toBe(false);
  });
});
