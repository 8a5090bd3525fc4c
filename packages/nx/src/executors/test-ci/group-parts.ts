import type { PlannedPart } from './plan-part';

/** A task with all that decides how it runs. */
export interface DuePart extends PlannedPart {
  readonly project: string;
  /** Relative to the workspace. */
  readonly projectRoot: string;
  /** Its env files in their order; parts share a process only where they are the same. */
  readonly envFiles: readonly string[];
  readonly environment: () => NodeJS.ProcessEnv;
}

/** Parts that can run in one process: at least one. */
export type PartGroup = readonly [DuePart, ...DuePart[]];

/** The parts by project, and in a project by all that one process can have only once: options and environment. */
export function groupParts(due: readonly DuePart[]): PartGroup[][] {
  const byProject = groupBy(due, ({ project }) => project);
  return byProject.map((parts) =>
    groupBy(parts, ({ workers, timeout, extra, envFiles }) =>
      JSON.stringify([workers, timeout, extra, envFiles]),
    ),
  );
}

function groupBy(due: readonly DuePart[], key: (part: DuePart) => string): PartGroup[] {
  const groups = new Map<string, [DuePart, ...DuePart[]]>();
  for (const part of due) {
    const group = groups.get(key(part));
    if (group) group.push(part);
    else groups.set(key(part), [part]);
  }
  return [...groups.values()];
}
