import { PositionEncoding, Workspace, type Diagnostic } from '@astral-sh/ruff-wasm-nodejs';

// isort finds a service's own packages on disk; as WASM it sees no disk and must be told.
const OWN_PACKAGES = [
  'cli',
  'conftest',
  'core',
  'features',
  'main',
  'migrations',
  'settings',
  'tests',
];

/** The files whose imports, or lines, ruff would change: rules I, E501 and F401. */
export function unsortedImports(
  files: readonly string[],
  ownPackages: readonly string[] = OWN_PACKAGES,
): string[] {
  const workspace = new Workspace(
    {
      'line-length': 100,
      'target-version': 'py311',
      lint: { select: ['I', 'E501', 'F401'], isort: { 'known-first-party': ownPackages } },
    },
    PositionEncoding.Utf16,
  );
  const found = files.filter((content) => (workspace.check(content) as Diagnostic[]).length > 0);
  workspace.free();
  return found;
}
