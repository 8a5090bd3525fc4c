import type { Exit } from '../../python/run';
import type { Part } from './part';

// All the wording of this executor.

export function noPaths(id: string): string {
  return `Cannot test '${id}': its option paths is empty. Name test files or folders there: ["features/orders"]`;
}

export function pathOutside(id: string, path: string): string {
  return `Cannot test '${id}': '${path}' is not in the project. Write a path relative to the project into its option paths.`;
}

export function pathMissing(id: string, path: string): string {
  return `Cannot test '${id}': there is no '${path}' in the project. Correct its option paths.`;
}

export function wrongNumber(id: string, option: string, value: unknown): string {
  return `Cannot test '${id}': its option ${option} is '${String(value)}'. Write a number there.`;
}

export function noEnvironment(project: string, venv: string, sync: string): string {
  return `Cannot test '${project}': there is no environment at ${venv}. Run: ${sync}`;
}

export function noPytest(project: string): string {
  return `Cannot test '${project}': pytest is not installed. Run in its folder: uv add --dev pytest`;
}

export function noXdist(project: string): string {
  return `Cannot test '${project}' with the option workers: pytest-xdist is not installed. Run in its folder: uv add --dev pytest-xdist`;
}

export function notStarted(cause: string): string {
  return `Cannot run pytest: ${cause}. Run: uv sync --all-packages`;
}

export function interrupted(part: Part): string {
  return `${part.label}: not tested, the run was interrupted`;
}

/** How the process came to its end, as the end of `pytest …`. */
export function howItEnded({ code, signal }: Exit): string {
  return signal ? `was ended by ${signal}` : `ended with code ${code ?? 'none'}`;
}

export function hung(seconds: number): string {
  return `made no progress for ${seconds} s and was stopped`;
}

export function endedDuring(part: Part, how: string, where: string): string {
  return `Cannot test '${part.label}': pytest ${how} ${where}. Run it alone: nx run ${part.id}`;
}

export function endedBefore(part: Part, how: string): string {
  return `Cannot test '${part.label}': pytest ${how}. Its message is above.`;
}

export function sameCause(part: Part, shownBy: Part): string {
  return `Cannot test '${part.label}': for the cause that '${shownBy.label}' shows.`;
}

export function endedAfter(part: Part, how: string): string {
  return `Cannot vouch for '${part.label}': its tests passed, but pytest ${how} after the last test of the project. Run the whole suite: its end shows the cause.`;
}

export function failedUnseen(part: Part): string {
  return `Cannot vouch for '${part.label}': its tests passed, but pytest ended with code 1. Run the whole suite: a plugin or a hook of it says why.`;
}

export function wideTeardown(part: Part): string {
  return `Cannot vouch for '${part.label}': its tests passed, but the teardown of a fixture that it may share failed (above).`;
}

export function broken(part: Part, error: unknown): string {
  const cause = error instanceof Error ? error.message : String(error);
  return `Cannot test '${part.label}': ${cause}. Report it, and meanwhile run the whole suite.`;
}
