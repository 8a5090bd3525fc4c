import { isTable, valueAt } from '../../manifest/check-shape';
import type { Manifest } from '../../manifest/manifest';

/** What pytest's configuration says of where tests are, from the project's pyproject.toml. */
export interface PytestSettings {
  /** Patterns for names of files. */
  readonly pythonFiles: readonly string[];
  /** Folders and files in which tests are looked for; all when empty. */
  readonly testPaths: readonly string[];
  /** Folders in which imports start, relative to the project, `''` being itself. */
  readonly roots: readonly string[];
  /** Words of `addopts` and `filterwarnings`, some of which are modules: `-p tests.plugin`, `error::core.old.Warn`. */
  readonly words: readonly string[];
}

const DEFAULT_FILES = ['test_*.py', '*_test.py'];

/** `[tool.pytest.ini_options]`, or `[tool.pytest]` since pytest 9; `undefined` where doctests make any source a test. */
export function readPytestSettings({ tools }: Manifest): PytestSettings | undefined {
  const table = valueAt(tools, ['pytest', 'ini_options']) ?? tools['pytest'];
  const settings = isTable(table) ? table : {};
  const words = (key: string): string[] =>
    textsIn(settings[key]).flatMap((text) => text.split(/\s+/));
  const texts = Object.values(settings).flatMap(textsIn);
  if (texts.some((text) => text.includes('doctest'))) return undefined;
  const pythonFiles = words('python_files').filter(Boolean);
  return {
    pythonFiles: pythonFiles.length > 0 ? pythonFiles : DEFAULT_FILES,
    testPaths: words('testpaths')
      .map(tidy)
      .filter((path) => path !== ''),
    roots: [...new Set(['', 'src', ...words('pythonpath').map(tidy)])],
    words: [...words('addopts'), ...words('filterwarnings')].flatMap((word) => word.split(/=|::?/)),
  };
}

/** A list, or a text that pytest splits. */
function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

const tidy = (path: string): string => path.replace(/^(\.\/?)+/, '').replace(/\/+$/, '');
