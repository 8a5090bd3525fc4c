import { join } from 'node:path';

export interface PytestCommand {
  /** The environment's Python. */
  readonly python: string;
  /** A folder that is removed afterwards: a result may not depend on the run before. */
  readonly cache: string;
  readonly workers: number | undefined;
  /** What the user adds; it comes last and wins. */
  readonly extra: readonly string[];
}

/** The number of the pipe for `plugin/paxx_test_ci.py`. */
export const pipeVariable = 'PAXX_TEST_CI_PIPE';

/** pytest with the plugin that reports each part; the paths go through the pipe. */
export function pytestCommand({ python, cache, workers, extra }: PytestCommand): readonly string[] {
  return [
    ...[python, join(__dirname, 'plugin/run_pytest.py'), '-p', 'paxx_test_ci'],
    ...['-o', `cache_dir=${cache}`],
    ...(workers === undefined ? [] : ['-n', String(workers)]),
    ...extra,
  ];
}
