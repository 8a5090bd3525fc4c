import { parse, TomlError } from 'smol-toml';
import { UnreadableManifest } from './errors';

/**
 * Reads the text of a pyproject.toml.
 *
 * @param file its path, for the message
 * @throws UnreadableManifest when it is not TOML
 */
export function parseManifest(file: string, content: string): Record<string, unknown> {
  try {
    return parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const cause = error.message.split('\n')[0] ?? 'not TOML';
    throw new UnreadableManifest(`${file}:${error.line}`, cause, { cause: error });
  }
}
