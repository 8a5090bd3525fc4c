import { findEnvironmentRoot, type UvRoot } from './find-environment-root';
import { matchMembers } from './match-members';

const workspaces =
  (roots: Record<string, string[]>) =>
  (folder: string): UvRoot => {
    const members = roots[folder];
    return members && { isMember: matchMembers({ members, exclude: [] }) };
  };

describe('findEnvironmentRoot', () => {
  it('finds the uv workspace that lists the project', () => {
    expect(findEnvironmentRoot('apps/api', workspaces({ '.': ['apps/*'] }))).toBe('.');
    expect(findEnvironmentRoot('py/apps/api', workspaces({ py: ['apps/api'] }))).toBe('py');
  });

  it('leaves a project to itself that no workspace lists', () => {
    expect(findEnvironmentRoot('tools/solo', workspaces({ '.': ['apps/*'] }))).toBe('tools/solo');
    expect(findEnvironmentRoot('.', workspaces({}))).toBe('.');
  });

  it('takes a workspace root as its own environment', () => {
    expect(findEnvironmentRoot('apps/api', workspaces({ '.': ['apps/*'], 'apps/api': [] }))).toBe(
      'apps/api',
    );
  });
});
