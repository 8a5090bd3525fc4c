import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  anyWorkspace,
  EXCLUDES,
  MEMBERS,
  NAMES,
  writeManifests,
  type Style,
  type Want,
  type WrittenProject,
  type WrittenWorkspace,
} from '../../testing/any-workspace';
import { createWorkspaceReader } from '../read-workspace';
import { declaredEdges } from './declared-edges';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'random-workspaces-'));
});
afterAll(() => rmSync(root, { recursive: true }));

function write(workspace: WrittenWorkspace): string[] {
  rmSync(join(root, 'py'), { recursive: true, force: true });
  const files = writeManifests(workspace);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return Object.keys(files);
}

/** The rules once more, from the data and pair by pair. */
function environmentOf({ folder, managed }: WrittenProject, workspace: WrittenWorkspace): string {
  if (!managed) return folder;
  if (workspace.nested && folder.startsWith('py/')) return 'py';
  const listed = workspace.members.some((pattern) => MEMBERS[pattern]?.(folder));
  const excluded = workspace.exclude.some((pattern) => EXCLUDES[pattern]?.(folder));
  return listed && !excluded ? '.' : folder;
}

function pointsTo(
  from: WrittenProject,
  want: Want,
  to: WrittenProject,
  workspace: WrittenWorkspace,
): boolean {
  const environment = environmentOf(from, workspace);
  const isMember =
    environmentOf(to, workspace) === environment && NAMES[to.folder] === NAMES[want.to];
  const meaning: Record<Style, boolean> = {
    bare: isMember,
    workspace: isMember,
    path: to.folder === want.to,
    direct: to.folder === want.to,
    git: false,
    sdist: false,
  };
  if (want.section === 'poetry') return want.style === 'path' && meaning.path;
  const shared = workspace.shared.find((entry) => NAMES[entry.to] === NAMES[want.to]);
  const saysNothing = want.style === 'bare' || want.style === 'direct';
  if (environment !== '.' || shared === undefined || !saysNothing) return meaning[want.style];
  if (shared.style === 'path') return to.folder === shared.to;
  return shared.style === 'workspace' && isMember;
}

function expectedEdges(workspace: WrittenWorkspace): string[] {
  const { projects } = workspace;
  const pairs = projects.flatMap((from) =>
    projects
      .filter((to) => to !== from)
      .filter((to) => from.wants.some((want) => pointsTo(from, want, to, workspace)))
      .map((to) => `${from.folder} -> ${to.folder}`),
  );
  return pairs.sort();
}

const runs = process.env['PAXX_E2E_LONG'] === '1' ? 5_000 : 250;

describe('declaredEdges over random workspaces', () => {
  it('agrees with the rules said pair by pair', () => {
    let edges = 0;
    fc.assert(
      fc.property(anyWorkspace, (workspace) => {
        const model = createWorkspaceReader().read(root, write(workspace));
        expect(model.broken).toEqual([]);
        const found = declaredEdges(model).map(({ from, to }) => `${from} -> ${to}`);
        edges += found.length;
        expect(found.sort()).toEqual(expectedEdges(workspace));
      }),
      { numRuns: runs },
    );
    expect(edges).toBeGreaterThan(runs);
  });

  it('finds the same for any order of the files and for a second look', () => {
    fc.assert(
      fc.property(anyWorkspace, fc.infiniteStream(fc.nat()), (workspace, order) => {
        const files = write(workspace);
        const shuffled = files.map((file) => ({ file, key: order.next().value ?? 0 }));
        shuffled.sort((a, b) => a.key - b.key);
        const reader = createWorkspaceReader();
        const edges = (names: string[]): string[] =>
          declaredEdges(reader.read(root, names))
            .map(({ from, to }) => `${from} -> ${to}`)
            .sort();
        expect(edges(shuffled.map(({ file }) => file))).toEqual(edges(files));
      }),
      { numRuns: runs / 5 },
    );
  });
});
