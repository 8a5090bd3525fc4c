import type { CheckName } from './check-names';

/** One thing that would surprise. */
export interface Finding {
  readonly check: CheckName;
  /** A file or folder from the root of the workspace, with a line where there is one: `pyproject.toml:7`. */
  readonly where: string;
  readonly what: string;
  /** One command, or one edit. */
  readonly cure: string;
}

export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Checks that could not be made before something else is put right. */
  readonly skipped: readonly CheckName[];
  /** What a healthy workspace is told. */
  readonly summary: string;
}
