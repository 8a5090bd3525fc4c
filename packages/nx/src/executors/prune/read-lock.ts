import { parseUvLock } from '../../lock/parse-uv-lock';
import type { UvLock } from '../../lock/uv-lock';

/** Reads the text of `uv.lock`; why it cannot be read, as the end of a sentence, where it cannot. */
export function readLock(text: string): UvLock | string {
  try {
    return (
      parseUvLock(text) ?? `uv.lock has format ${versionIn(text)}, which this release does not know`
    );
  } catch (error) {
    const cause = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `uv.lock is not valid TOML (${cause ?? ''})`;
  }
}

function versionIn(text: string): string {
  return /^version = (.*)/m.exec(text)?.[1] ?? '0';
}
