import { maskPasswords } from './mask-passwords';

/** Why Alembic ended with an error. */
export type Failure =
  | { readonly kind: 'pending' }
  | { readonly kind: 'several-heads' }
  | { readonly kind: 'unknown-revision'; readonly revision: string }
  /** A file names a parent that no file describes, as after a change of branches. */
  | { readonly kind: 'missing-parent'; readonly revision: string }
  /** A step back from where two lines were merged. */
  | { readonly kind: 'two-ways-back' }
  /** `upgrade +N` where fewer than N revisions are pending. */
  | { readonly kind: 'too-few-pending' }
  /** As one line; `place` is the last line of the project's own code in the traceback. */
  | { readonly kind: 'raised'; readonly cause: string; readonly place?: string }
  /** The project's env.py explained it in words of its own, which have been shown. */
  | { readonly kind: 'explained' };

/**
 * Reads the reason from what Alembic printed. Alembic writes its own errors as `FAILED: …` to stdout; other
 * exceptions come as a traceback on stderr.
 *
 * @param projectDir absolute; places outside of it are not named
 */
export function findFailure(
  output: { readonly stdout: string; readonly stderr: string },
  projectDir: string,
): Failure {
  const failed = output.stdout.match(/^\s*FAILED: (.+)$/m)?.[1];
  if (failed !== undefined) return ownError(failed);
  const traceback = lastTraceback(output.stderr);
  if (traceback) {
    const parent = missingParent(traceback);
    if (parent !== undefined) return { kind: 'missing-parent', revision: parent };
    const place = lastPlace(traceback.frames, projectDir);
    return { kind: 'raised', cause: maskPasswords(traceback.cause), ...(place ? { place } : {}) };
  }
  if (`${output.stdout}${output.stderr}`.trim() !== '') return { kind: 'explained' };
  return { kind: 'raised', cause: 'alembic ended without a message' };
}

function ownError(message: string): Failure {
  if (message.startsWith('Target database is not up to date')) return { kind: 'pending' };
  if (/^Multiple head(s are| revisions are) present/.test(message)) {
    return { kind: 'several-heads' };
  }
  if (message.startsWith('Ambiguous walk')) return { kind: 'two-ways-back' };
  if (/^Relative revision \+\d+ didn't produce/.test(message)) return { kind: 'too-few-pending' };
  const revision = message.match(/^Can't locate revision identified by '(.+?)'/)?.[1];
  if (revision !== undefined) return { kind: 'unknown-revision', revision };
  return { kind: 'raised', cause: maskPasswords(message.replace(/\.$/, '')) };
}

/** Alembic looks its files' parents up in a map, and lets the error of that through. */
function missingParent({ frames, cause }: Traceback): string | undefined {
  const isInMap = frames.some((frame) => /alembic[\\/]script[\\/]revision\.py/.test(frame));
  return isInMap ? /^KeyError: '(.+)'$/.exec(cause)?.[1] : undefined;
}

interface Traceback {
  readonly frames: readonly string[];
  readonly cause: string;
}

/** The exception that ended the process is the last one of a chain; its first line tells, the rest is advice. */
function lastTraceback(stderr: string): Traceback | undefined {
  const lines = stderr.split('\n');
  const start = lines.findLastIndex((line) => line.startsWith('Traceback (most recent call last)'));
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => /^\S/.test(line));
  if (length < 0) return undefined;
  const end = start + 1 + length;
  return { frames: lines.slice(start + 1, end), cause: lines[end] ?? '' };
}

function lastPlace(frames: readonly string[], projectDir: string): string | undefined {
  const places = frames.flatMap((frame) => {
    const [, file, line] = frame.match(/^\s+File "(.+)", line (\d+)/) ?? [];
    const inside = file?.startsWith(`${projectDir}/`) ? file.slice(projectDir.length + 1) : '';
    return inside === '' || /(^|\/)(\.venv|site-packages)\//.test(inside)
      ? []
      : `${inside}:${line}`;
  });
  return places.at(-1);
}
