import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { importEdits, type ImportEdit } from './harness/import-edits';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { listParts, openedBy, type Part } from './harness/test-parts';
import { defaultNxVersion, longRun } from './harness/versions';
import type { Workspace } from './harness/workspace';

const FOLDER = 'apps/shop';
/** The two that load the most; a long run takes all. */
const USUAL = ['features/order_lines', 'tests'];

describe('the inputs of a part of the tests of a shop', () => {
  let workspace: Workspace;
  let committed: ReadonlySet<string>;

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    const shop = join(__dirname, '../examples/shop/service');
    await cp(shop, workspace.path(FOLDER), { recursive: true });
    await workspace.edit('pyproject.toml', 'members = [', `members = ["${FOLDER}", `);
    await workspace.commit('feat: add the shop');
    committed = await listFiles();
  });

  it('hold every file that pytest opens for it', async () => {
    const parts = await listParts(workspace, 'shop');
    expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(USUAL));
    const chosen = parts.filter(({ name }) => longRun || USUAL.includes(name));
    await Promise.all(
      chosen.map(async (part) => {
        const { missed, opened, output } = await judge(part, committed);
        expect({ part: part.name, missed }).toEqual({ part: part.name, missed: [] });
        expect({ output, count: opened.length > 20 }).toMatchObject({ count: true });
        expect(output).toMatch(/\d+ passed/);
      }),
    );
  });

  // After each edit a pytest for each part: 20 s of a core.
  if (longRun) {
    it.each(importEdits())('hold them after $what', holdAfter);
  }

  async function holdAfter({ file, text }: ImportEdit): Promise<void> {
    const path = `${FOLDER}/${file}`;
    const before = workspace.has(path) ? await workspace.read(path) : '';
    await workspace.write(path, `${before}${text}`);
    const files = await listFiles();
    const parts = await listParts(workspace, 'shop');
    for (const pair of inPairs(parts)) {
      const found = await Promise.all(pair.map((part) => judge(part, files)));
      expect(found.map(({ missed }) => missed)).toEqual(pair.map(() => []));
    }
    await workspace.git('checkout', '-q', '--', '.');
    await workspace.git('clean', '-q', '-fd', FOLDER);
  }

  async function judge(
    part: Part,
    files: ReadonlySet<string>,
  ): Promise<{ missed: string[]; opened: string[]; output: string }> {
    const { files: all, output } = await openedBy(part, workspace, FOLDER);
    const opened = all.filter((file) => files.has(file));
    return { missed: opened.filter((file) => !part.isInput(file)), opened, output };
  }

  /** What git knows or could know: no other file can be an input. */
  async function listFiles(): Promise<ReadonlySet<string>> {
    const args = ['ls-files', '--cached', '--others', '--exclude-standard', FOLDER];
    const output = await workspace.git(...args);
    return new Set(output.split('\n').map((file) => file.slice(FOLDER.length + 1)));
  }
});

function inPairs<T>(list: readonly T[]): T[][] {
  return list.flatMap((_, index) => (index % 2 === 0 ? [list.slice(index, index + 2)] : []));
}
