import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { forwardedArguments } from '../forwarded-arguments';
import * as errors from './errors';
import type { Part } from './part';
import type { TestCiExecutorSchema } from './schema';
import schema from './schema.json';

/** What a task asks for. */
export interface PlannedPart {
  readonly part: Part;
  readonly workers: number | undefined;
  /** Seconds; 0 for never. */
  readonly timeout: number;
  /** More arguments for pytest. */
  readonly extra: readonly string[];
  /** Why it cannot run. */
  readonly problem?: string;
}

/**
 * Reads the options of a task; what is wrong with them fails that task only. The schema refuses little for that reason:
 * Nx ends the whole batch at an option that does not fit.
 */
export function planPart(
  id: string,
  options: TestCiExecutorSchema,
  projectDir: string,
): PlannedPart {
  const paths = [options.paths ?? []].flat().map(cleanPath);
  const { workers, timeout = schema.properties.timeout.default } = options;
  const typed = forwardedArguments(options.__unparsed__ ?? [], schema.properties);
  const problem =
    findWrongPath(id, paths, projectDir) ??
    findWrongNumber(id, 'timeout', timeout, 0) ??
    (workers === undefined ? undefined : findWrongNumber(id, 'workers', workers, 1));
  return {
    part: { id, label: paths.join(', ') || id, paths },
    workers: workers === undefined ? undefined : Number(workers),
    timeout: Number(timeout),
    extra: [...(options.args ?? []), ...typed],
    ...(problem === undefined ? {} : { problem }),
  };
}

function cleanPath(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
}

function findWrongPath(
  id: string,
  paths: readonly string[],
  projectDir: string,
): string | undefined {
  if (paths.length === 0) return errors.noPaths(id);
  const outside = paths.find((path) => path.startsWith('/') || /^\.\.(\/|$)/.test(path));
  if (outside !== undefined) return errors.pathOutside(id, outside);
  const missing = paths.find((path) => !existsSync(join(projectDir, path)));
  return missing === undefined ? undefined : errors.pathMissing(id, missing);
}

function findWrongNumber(
  id: string,
  option: string,
  value: number | string,
  least: number,
): string | undefined {
  return Number(value) >= least ? undefined : errors.wrongNumber(id, option, value);
}
