import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'smol-toml';
import { findUv } from '../../python/find-uv';
import {
  anyWorkspace,
  NAMES,
  writeManifests,
  type Want,
  type WrittenWorkspace,
} from '../../testing/any-workspace';
import type { WorkspaceModel } from '../model';
import { createWorkspaceReader } from '../read-workspace';
import { declaredEdges } from './declared-edges';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'uv-agrees-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function read(workspace: WrittenWorkspace): WorkspaceModel {
  rmSync(root, { recursive: true });
  const files = writeManifests(workspace);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return createWorkspaceReader().read(root, Object.keys(files));
}

function uv(...words: string[]): string {
  const [program = 'uv', ...first] = findUv(root, process.env)?.argv ?? [];
  return execFileSync(program, [...first, ...words, '--offline'], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/**
 * What uv takes: no index, members by `workspace = true`, others by their path, one name once, no workspace in a
 * workspace. Nobody names a member by its path too. A project inside another one is listed, but cannot name members: from there uv does not find the root.
 */
function asUvTakesIt(workspace: WrittenWorkspace): WrittenWorkspace {
  const plain = {
    ...workspace,
    nested: false,
    shared: [],
    members: workspace.members.filter((pattern) => pattern !== 'py/*'),
    projects: workspace.projects.map((project) => ({ ...project, wants: [] })),
  };
  const { projects } = read(plain);
  const isMember = (folder: string): boolean => projects.get(folder)?.environment === '.';
  const style = (folder: string, to: string): Want['style'] =>
    isMember(folder) && isMember(to) ? 'workspace' : 'path';
  const takes = (folder: string, { to, section }: Want): boolean =>
    folder !== 'libs/a/deep' &&
    folder !== to &&
    section !== 'poetry' &&
    !to.startsWith('py/') &&
    (isMember(folder) || !isMember(to));
  return {
    ...plain,
    projects: workspace.projects.map(({ folder, managed, wants }) => ({
      folder,
      managed,
      // Of a project that it does not manage, uv reads no sources.
      wants: wants
        .filter((want) => managed && takes(folder, want))
        .map((want) => ({ ...want, style: style(folder, want.to) })),
    })),
  };
}

interface Locked {
  readonly name: string;
  readonly dependencies?: readonly { readonly name: string }[];
  readonly 'optional-dependencies'?: Readonly<Record<string, readonly { readonly name: string }[]>>;
  readonly 'dev-dependencies'?: Readonly<Record<string, readonly { readonly name: string }[]>>;
}

function lockedEdges(members: readonly string[]): string[] {
  const lock = parse(readFileSync(join(root, 'uv.lock'), 'utf8')) as unknown as {
    readonly package?: readonly Locked[];
  };
  return (lock.package ?? [])
    .filter(({ name }) => members.includes(name))
    .flatMap((entry) =>
      [
        ...(entry.dependencies ?? []),
        ...Object.values(entry['optional-dependencies'] ?? {}).flat(),
        ...Object.values(entry['dev-dependencies'] ?? {}).flat(),
      ].map(({ name }) => `${entry.name} -> ${name}`),
    );
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

describe('uv', () => {
  it('lists the members and locks the edges that the graph has', () => {
    let edges = 0;
    fc.assert(
      fc.property(anyWorkspace, (any) => {
        const workspace = asUvTakesIt(any);
        const model = read(workspace);
        const members = [...model.projects.values()]
          .filter(({ environment }) => environment === '.')
          .map(({ root: folder }) => folder);
        const names = members.map((folder) => `${NAMES[folder]}`);
        expect(unique(uv('workspace', 'list').split('\n').filter(Boolean))).toEqual(unique(names));
        if (members.length === 0) return;
        uv('lock');
        const declared = declaredEdges(model)
          .filter(({ from }) => members.includes(from))
          .map(({ from, to }) => `${NAMES[from]} -> ${NAMES[to]}`);
        edges += declared.length;
        expect(unique(lockedEdges(names))).toEqual(unique(declared));
      }),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 300 : 12, seed: 7 },
    );
    expect(edges).toBeGreaterThan(3);
  }, 300_000);
});
