import type { CreateNodesContextV2, ProjectConfiguration } from '@nx/devkit';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { anyManifestText } from '../testing/any-manifest-text';
import { createNodesWith } from './create-nodes';
import { createWorkspaceReader } from './read-workspace';
import { declaredEdges } from './edges/declared-edges';

const long = process.env['PAXX_E2E_LONG'] === '1';

describe('createNodes with a bad manifest', () => {
  let root: string;
  let said: string[];
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const FILES = [
    'pyproject.toml',
    'apps/bad/pyproject.toml',
    'apps/web/pyproject.toml',
    'libs/a/pyproject.toml',
  ];
  const ROOT =
    '[tool.uv.workspace]\nmembers = ["apps/*", "libs/*"]\n[dependency-groups]\ndev = ["ruff"]\n';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'bad-input-'));
    said = [];
    write('pyproject.toml', ROOT);
    write('uv.lock', 'version = 1\n');
    write('apps/bad/pyproject.toml', '[project]\nname = "bad"\n');
    write('apps/web/pyproject.toml', '[project]\nname = "web"\ndependencies = ["a"]\n');
    write('libs/a/pyproject.toml', '[project]\nname = "a"\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const reader = createWorkspaceReader();
  async function graph(files = FILES) {
    const [, createNodes] = createNodesWith(reader, (message) => said.push(message));
    const context: CreateNodesContextV2 = { workspaceRoot: root, nxJsonConfiguration: {} };
    const results = await createNodes(files, undefined, context);
    const projects: Record<string, ProjectConfiguration> = Object.assign(
      {},
      ...results.map(([, result]) => result.projects),
    );
    return { projects, edges: declaredEdges(reader.recall(root, files)) };
  }
  const others = ({ projects, edges }: Awaited<ReturnType<typeof graph>>) => ({
    web: projects['apps/web'],
    a: projects['libs/a'],
    edges: edges.filter(({ from, to }) => from !== 'apps/bad' && to !== 'apps/bad'),
  });

  it('leaves the others as they are, and takes the next good save back', async () => {
    const before = await graph();
    await fc.assert(
      fc.asyncProperty(anyManifestText, async (text) => {
        // A project may take any name but those of the others.
        write('apps/bad/pyproject.toml', text.replaceAll(/"(web|a)"/g, '"bad"'));
        expect(others(await graph())).toEqual(others(before));
        write('apps/bad/pyproject.toml', '[project]\nname = "bad"\n');
        expect(await graph()).toEqual(before);
      }),
      { numRuns: long ? 5_000 : 200 },
    );
  });

  it('keeps the members of a root that is typed', async () => {
    const before = await graph();
    for (let length = ROOT.length - 1; length > 0; length -= 1) {
      write('pyproject.toml', ROOT.slice(0, length));
      const { projects } = await graph();
      expect(Object.keys(projects)).toEqual(Object.keys(before.projects));
    }
    write('pyproject.toml', ROOT);
    expect(await graph()).toEqual(before);
  });

  it('stands any root', async () => {
    await fc.assert(
      fc.asyncProperty(anyManifestText, async (text) => {
        write('pyproject.toml', text.replace(/^name = .*$/m, 'name = "the-root"'));
        expect(Object.keys((await graph()).projects)).toEqual(
          expect.arrayContaining(['apps/bad', 'apps/web', 'libs/a']),
        );
      }),
      { numRuns: long ? 5_000 : 200 },
    );
  });

  it('follows a cycle once around', async () => {
    write('libs/a/pyproject.toml', '[project]\nname = "a"\ndependencies = ["web", "a"]\n');
    const { edges } = await graph();
    expect(edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([
      'apps/web libs/a',
      'libs/a apps/web',
    ]);
    expect(said).toEqual([]);
  });

  it('says nothing of a pattern that matches nothing, nor of a lock that is none', async () => {
    write('pyproject.toml', ROOT.replace('libs/*', 'nowhere/*", "libs/*", "gone'));
    write('uv.lock', '<<<<<<< HEAD\n'.repeat(100_000));
    expect(Object.keys((await graph()).projects)).toHaveLength(3);
    rmSync(join(root, 'uv.lock'));
    expect(Object.keys((await graph()).projects)).toHaveLength(3);
    expect(said).toEqual([]);
  });

  it('drops a project that is deleted meanwhile, and has it back', async () => {
    const before = await graph();
    rmSync(join(root, 'apps/bad'), { recursive: true });
    expect(others(await graph())).toEqual(others(before));
    expect(Object.keys((await graph()).projects)).not.toContain('apps/bad');
    write('apps/bad/pyproject.toml', '[project]\nname = "bad"\n');
    expect(await graph()).toEqual(before);
  });

  it('takes a linked folder for a project, and a circle for none', async () => {
    symlinkSync('../libs/a', join(root, 'apps/linked'));
    symlinkSync('circle', join(root, 'apps/circle'));
    const files = [...FILES, 'apps/circle/pyproject.toml', 'apps/linked/pyproject.toml'];
    const { projects } = await graph(files);
    expect(Object.keys(projects)).toEqual(['apps/bad', 'apps/web', 'libs/a']);
    // It is the same manifest twice.
    expect(said).toEqual([expect.stringContaining("'libs/a' is named 'a' already")]);
  });

  it('says which manifest cannot be opened', async () => {
    const before = await graph();
    rmSync(join(root, 'apps/bad/pyproject.toml'));
    const socket = createServer().listen(join(root, 'apps/bad/pyproject.toml'));
    await once(socket, 'listening');
    expect(others(await graph())).toEqual(others(before));
    expect(said).toEqual([
      expect.stringMatching(/^Cannot read 'apps\/bad\/pyproject\.toml:1': it cannot be opened \(/),
    ]);
    socket.close();
    await once(socket, 'close');
  });

  it('reads a manifest of Poetry alone as no project, and says nothing', async () => {
    write(
      'apps/bad/pyproject.toml',
      '[tool.poetry]\nname = "bad"\n[tool.poetry.dependencies]\na = "^1"\n',
    );
    expect(Object.keys((await graph()).projects)).not.toContain('apps/bad');
    expect(said).toEqual([]);
  });
});
