export function lockMissing(place: string): string {
  return `Cannot read '${place}': there is none. Run: uv lock`;
}

export function lockConflicted(place: string): string {
  return `Cannot read '${place}': it is not TOML, as after a merge with conflicts. Take one side of it, then run: uv lock`;
}

export function notLocked(name: string, place: string): string {
  return `Cannot find '${name}' in '${place}': the lock is older than the manifests. Run: uv lock`;
}
