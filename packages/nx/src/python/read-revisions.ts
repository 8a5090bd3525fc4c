import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the revision files of a service say, read without starting Python (an alembic costs 0.5 s). */
export interface Revisions {
  /** Absolute path of Alembic's folder, which holds env.py and versions/. */
  readonly folder: string;
  readonly ids: readonly string[];
  /** The revisions that no other one follows. */
  readonly heads: readonly string[];
}

/** Undefined where the project has no migrations. */
export function readRevisions(projectDir: string): Revisions | undefined {
  const folder = scriptLocation(projectDir);
  if (folder === undefined || !existsSync(join(folder, 'env.py'))) return undefined;
  const versions = join(folder, 'versions');
  const files = existsSync(versions) ? readdirSync(versions) : [];
  const revisions = files
    .filter((name) => name.endsWith('.py'))
    .map((name) => parseRevision(readFileSync(join(versions, name), 'utf8')))
    .filter((revision) => revision !== undefined);
  const followed = new Set(revisions.flatMap(({ down }) => down));
  const ids = revisions.map(({ id }) => id);
  return { folder, ids, heads: ids.filter((id) => !followed.has(id)) };
}

interface Revision {
  readonly id: string;
  readonly down: readonly string[];
}

/** The two assignments that Alembic writes into each revision file. */
export function parseRevision(source: string): Revision | undefined {
  const id = /^revision(?:\s*:[^=\n]+)?\s*=\s*["']([^"']+)["']/m.exec(source)?.[1];
  if (id === undefined) return undefined;
  // One string, None, or a tuple of strings that a formatter may have spread over lines.
  const down = /^down_revision(?:\s*:[^=\n]+)?\s*=\s*(\([^)]*\)|\[[^\]]*\]|[^\n]+)/m.exec(
    source,
  )?.[1];
  return {
    id,
    down: [...(down ?? '').matchAll(/["']([^"']+)["']/g)].map(([, name]) => name ?? ''),
  };
}

/**
 * `script_location` of `[tool.alembic]` or alembic.ini: a path from the folder where Alembic runs, from the file's own by
 * `%(here)s`, or a folder of a package, as in `shop:migrations`.
 */
function scriptLocation(projectDir: string): string | undefined {
  for (const name of ['alembic.ini', 'pyproject.toml']) {
    const file = join(projectDir, name);
    if (!existsSync(file)) continue;
    const value = /^script_location\s*=\s*["']?([^"'\n#]+)/m.exec(readFileSync(file, 'utf8'))?.[1];
    if (value) return placeScripts(projectDir, value.trim());
  }
  return undefined;
}

function placeScripts(projectDir: string, value: string): string {
  const [, pack, folder] = /^([A-Za-z_][\w.]+):(.+)$/.exec(value) ?? [];
  if (pack === undefined || folder === undefined)
    return resolve(projectDir, value.replace(/^%\(here\)s\/?/, ''));
  const path = join(pack.replaceAll('.', '/'), folder);
  const inSource = join(projectDir, 'src', path);
  return existsSync(inSource) ? inSource : join(projectDir, path);
}
