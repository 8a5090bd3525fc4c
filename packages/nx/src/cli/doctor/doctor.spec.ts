import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolders } from '../../testing/make-folder';
import { CHECK_NAMES } from './check-names';
import { doctor } from './doctor';
import { renderDiagnosis } from './render-diagnosis';

const finding = {
  check: 'lock-stale',
  where: 'uv.lock',
  what: 'It is old.',
  cure: 'uv lock',
} as const;

async function outputOf(folder: string, options: { json?: boolean; ignore?: string[] } = {}) {
  let [said, refused] = ['', ''];
  const code = await doctor(
    folder,
    { json: false, ignore: [], ...options },
    {
      isTty: false,
      env: { PATH: '/nowhere', HOME: '/nowhere' },
      write: (text) => (said += text),
      writeError: (text) => (refused += text),
    },
  );
  return { code, said, refused };
}

describe('doctor', () => {
  afterEach(removeFolders);

  test('works from a folder inside the workspace', async () => {
    const root = makeFolder({
      'nx.json': '{ "plugins": ["@paxx/nx"] }',
      'apps/web/index.html': '',
    });
    const { code, said } = await outputOf(join(root, 'apps/web'));
    expect(code).toBe(1);
    expect(said).toContain('uv-missing');
    expect(await outputOf(root, { ignore: ['uv-missing'] })).toMatchObject({ code: 0 });
  });

  test('refuses to work outside of a workspace', async () => {
    const { code, refused } = await outputOf(makeFolder({}));
    expect(code).toBe(2);
    expect(refused).toMatch(
      /^Cannot examine '.*': there is no nx\.json .*\. Run it in an Nx workspace\.\n$/,
    );
  });

  test('prints one document for programs', async () => {
    const root = makeFolder({ 'nx.json': '{}' });
    const { said } = await outputOf(root, { json: true });
    expect(JSON.parse(said)).toMatchObject({
      checks: CHECK_NAMES,
      findings: [{ check: 'plugin-missing', where: 'nx.json' }, { check: 'uv-missing' }],
    });
  });

  test('colours the text for a terminal only', () => {
    const diagnosis = { findings: [finding], skipped: [], summary: 'x' };
    expect(renderDiagnosis(diagnosis, false)).toBe(
      'uv.lock  lock-stale\n  It is old.\n  -> uv lock\n\n1 finding (x).\n',
    );
    expect(renderDiagnosis(diagnosis, true)).toContain(`${String.fromCharCode(27)}[33mlock-stale`);
  });

  test('has a line of the guide for each check', () => {
    const guide = readFileSync(join(__dirname, '../../../../../docs/guide/doctor.md'), 'utf8');
    const described = [...guide.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name]) => name);
    expect(described).toEqual([...CHECK_NAMES]);
  });
});
