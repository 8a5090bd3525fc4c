// The wording of this executor.

export function buildFailed(project: string, code: number | null, target: string): string {
  return `Cannot build '${project}': uv ended with code ${code ?? 'none'} (its message is above). Repair that, then run: nx run ${project}:${target}`;
}
