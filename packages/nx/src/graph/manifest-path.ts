/** The manifest in a folder, both relative to the Nx workspace, with `.` for its root. `posix.join` takes ten times as long. */
export function manifestIn(folder: string): string {
  return folder === '.' ? MANIFEST : `${folder}/${MANIFEST}`;
}

/** The folder of such a path. */
export function folderOf(manifest: string): string {
  return manifest === MANIFEST ? '.' : manifest.slice(0, -MANIFEST.length - 1);
}

const MANIFEST = 'pyproject.toml';
