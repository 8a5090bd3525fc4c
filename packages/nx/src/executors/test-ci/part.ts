/** A part of a project's tests: what one task of Nx runs. */
export interface Part {
  /** The id of the task: `api:test-ci--features/orders`. */
  readonly id: string;
  /** What it is called in the output: its paths. */
  readonly label: string;
  /** Relative to the project, with slashes, without one at the end; `.` is the project. */
  readonly paths: readonly string[];
}

/** What Nx stores and shows of a part. */
export interface PartResult {
  readonly success: boolean;
  readonly terminalOutput: string;
  readonly startTime?: number;
  readonly endTime?: number;
}

/** Takes the result of a part; called once for each. */
export type Report = (part: Part, result: PartResult) => void;
