export function syncing(place: string): string {
  return `The environment of '${place}' is not in step with its uv.lock: syncing it.`;
}

export function cannotSync(
  place: string,
  stderr: string,
  kind: 'workspace' | 'standalone',
): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => line.startsWith('error:')) ?? lines.find(Boolean) ?? '';
  const command = kind === 'workspace' ? 'uv sync --all-packages' : 'uv sync';
  return `Cannot run on the environment of '${place}', which is not in step with its uv.lock: ${cause.replace(/^error:\s*/, '').replace(/[.\s]+$/, '')}. Run in '${place}': ${command} (or switch the check off: "guardEnvironments": false among the options of @paxx/nx in nx.json)`;
}
