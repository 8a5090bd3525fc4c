import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { matchMembers } from '../../manifest/match-members';
import {
  anyPythonProject,
  FEATURE_NAMES,
  modulesOfTests,
  type PythonFiles,
} from '../../testing/any-python-project';
import { createSourceReader } from '../read-sources';
import { unfoldBraces } from '../../testing/unfold-braces';
import { planTestParts } from './plan-test-parts';

const SCRIPT = join(__dirname, '../../testing/loaded_files.py');
const SETTINGS = { pythonFiles: ['test_*.py'], testPaths: [], roots: ['', 'src'], words: [] };
const COUNT = process.env['PAXX_E2E_LONG'] === '1' ? 5_000 : 150;

interface Case {
  readonly root: string;
  readonly files: PythonFiles;
}

let folder: string;
let cases: readonly Case[];

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'loaded-files-')));
  cases = fc.sample(anyPythonProject, COUNT).map((files, index) => {
    const root = join(folder, `${index}`);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return { root, files };
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** By feature: whether a file counts as loaded by its tests. */
function planned({ root }: Case): ((file: string) => boolean)[] {
  const { list, scan } = createSourceReader();
  const parts = planTestParts(list(root), 'features', SETTINGS, (file) => scan(join(root, file)));
  return FEATURE_NAMES.map((feature) => {
    const sources = parts.find(({ name }) => name === `features/${feature}`)?.sources ?? [];
    return matchMembers({ members: sources.flatMap(unfoldBraces), exclude: [] });
  });
}

/** What Python loads for each feature's tests, each in a process of its own, forked from one. */
function loaded(): string[][][] {
  const asked = cases.flatMap(({ root }) =>
    FEATURE_NAMES.map((feature) => [root, modulesOfTests(feature)]),
  );
  const output = execFileSync('python3', [SCRIPT], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const answers = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
  return cases.map((_, index) =>
    answers.slice(index * FEATURE_NAMES.length, (index + 1) * FEATURE_NAMES.length),
  );
}

describe('the sources of a part', () => {
  it('hold every file that Python loads for its tests, and few others', () => {
    const count = { loaded: 0, planned: 0 };
    loaded().forEach((opened, index) => {
      const project = cases[index] as Case;
      planned(project).forEach((isCounted, feature) => {
        const missed = (opened[feature] ?? []).filter((file) => !isCounted(file));
        expect({ missed, in: missed.length > 0 ? project.files : {} }).toEqual({
          missed: [],
          in: {},
        });
        count.loaded += opened[feature]?.length ?? 0;
        count.planned += Object.keys(project.files).filter(isCounted).length;
      });
    });
    expect(count.loaded).toBeGreaterThan(COUNT);
    expect(count.planned / count.loaded).toBeLessThan(1.25);
  });
});
