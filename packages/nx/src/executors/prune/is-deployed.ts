/** Files that no deployment has, wherever they lie; git ignores most of them in most repositories. */
const NEVER = [
  /(?:^|\/)(?:\.venv|__pycache__|\.[a-z_]+_cache|node_modules)\//,
  /^(?:dist|htmlcov)\//,
  /\.(?:py[co]|sqlite3?|sqlite3?-(?:shm|wal|journal))$/,
  /(?:^|\/)(?:\.coverage[^/]*|coverage\.xml|junit\.xml|project\.json)$/,
  // Values and secrets of this machine; the environment of the deployment has its own.
  /(?:^|\/)\.env(?:\.(?!example$)[^/]*)?$/,
];

/** A module `test_data.py` may be one that runs: what is no test for certain stays. */
const TESTS = [/(?:^|\/)tests\//, /(?:^|\/)conftest\.py$/];

/** Whether a file, by its path inside of its project, belongs into a deployment. */
export function isDeployed(path: string, includeTests: boolean): boolean {
  const refused = includeTests ? NEVER : [...NEVER, ...TESTS];
  return !refused.some((pattern) => pattern.test(path));
}
