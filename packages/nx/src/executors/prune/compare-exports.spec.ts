import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareExports } from './compare-exports';

const LINES = '-e ./libs/pricing\nfastapi==0.165.0 \\\n    --hash=sha256:aa\n';

describe('compareExports', () => {
  const folders = ['here', 'there'].map(() => mkdtempSync(join(tmpdir(), 'paxx-export-')));
  const [here = '', there = ''] = folders;
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  /** A program in place of uv, which says in each folder what lies there. */
  const uv = { argv: ['sh', '-c', 'cat export.txt', 'uv'], found: 'option' } as const;
  const compare = (one: string, two: string): Promise<string | undefined> => {
    writeFileSync(join(here, 'export.txt'), one);
    writeFileSync(join(there, 'export.txt'), two);
    return compareExports(uv, 'api', [here, there]);
  };

  it('finds no difference in the same words', async () => {
    expect(await compare(LINES, LINES)).toBeUndefined();
  });

  it.each([
    ['another version', LINES.replace('0.165.0', '0.166.0')],
    ['another hash', LINES.replace('sha256:aa', 'sha256:bb')],
    ['less', LINES.split('\n').slice(0, 1).join('\n')],
    ['more', `${LINES}starlette==1.10.0\n`],
  ])('names the first line where one installs %s', async (_what, other) => {
    expect(await compare(LINES, other)).toEqual(expect.stringMatching(/\S/));
    expect(await compare(other, LINES)).toEqual(expect.stringMatching(/\S/));
  });

  it('passes on what uv complains of', async () => {
    const failing = {
      argv: ['sh', '-c', 'echo "error: no lock" >&2; exit 2', 'uv'],
      found: 'option',
    } as const;
    expect(await compareExports(failing, 'api', [here, there])).toBe('error: no lock');
  });
});
