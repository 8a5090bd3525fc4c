import { branchedState, twoHeadedState } from '../../testing/migration-states';
import { localFile, pendingRevisions, unknownRevisions } from './migration-state';

const ids = (revisions: readonly { id: string }[]): string[] => revisions.map(({ id }) => id);

describe('pendingRevisions', () => {
  it('takes everything below an applied merge as applied', () => {
    expect(pendingRevisions(branchedState(['3erged'], null))).toEqual([]);
  });

  it('keeps the branch that is not applied', () => {
    expect(ids(pendingRevisions(branchedState(['1eft'], null)))).toEqual(['2ight', '3erged']);
  });

  it('lists all for a fresh database, oldest first', () => {
    expect(ids(pendingRevisions(twoHeadedState([], null)))).toEqual(['f1', '1eft', '2ight']);
  });

  it('counts what one of several databases lacks', () => {
    const state = branchedState(['3erged'], null);
    const behind = { url: null, file: null, current: ['1eft', '2ight'] };
    const both = { ...state, databases: [...state.databases, behind] };
    expect(ids(pendingRevisions(both))).toEqual(['3erged']);
  });
});

describe('unknownRevisions', () => {
  it('finds a revision that no file describes', () => {
    expect(unknownRevisions(branchedState(['dead', '1eft'], null))).toEqual(['dead']);
  });
});

describe('localFile', () => {
  it('is the file of the only database', () => {
    expect(localFile(branchedState([], '/workspace/app.db'))).toBe('/workspace/app.db');
  });

  it('is absent for a server', () => {
    expect(localFile(branchedState([], null))).toBeUndefined();
  });
});
