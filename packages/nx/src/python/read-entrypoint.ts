import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isTable, valueAt } from '../manifest/check-shape';
import {
  configuredEntrypoint,
  findEntrypoint,
  placeModule,
  type Entrypoint,
  type Folder,
} from '../manifest/find-entrypoint';
import { entrypointUnreadable } from './errors';
import { parseManifest } from './parse-manifest';

/** The application of a project, or why none can be named; the reason is for the user. */
export type EntrypointResult =
  | { readonly kind: 'found'; readonly entrypoint: Entrypoint }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Where the graph found the application too. `main:app` where it found none: then the target is the project's own, and
 * uvicorn says best what is missing.
 *
 * @param app the option: what the user names wins
 * @throws UnreadableManifest when pyproject.toml is not TOML
 */
export function readEntrypoint(projectDir: string, app?: string): EntrypointResult {
  const folder = folderAt(projectDir);
  if (app !== undefined) return { kind: 'found', entrypoint: placeModule(app, folder) };
  const file = join(projectDir, 'pyproject.toml');
  const document = existsSync(file) ? parseManifest(file, readFileSync(file, 'utf8')) : {};
  const tools = isTable(document['tool']) ? document['tool'] : {};
  const configured = configuredEntrypoint(tools);
  if (configured !== undefined && !/^[\w.]+(:[\w.]+)?$/.test(configured))
    return { kind: 'refused', reason: entrypointUnreadable(file, configured) };
  const name = valueAt(document, ['project', 'name']);
  const entrypoint = findEntrypoint(
    { tools, name: typeof name === 'string' ? name : undefined, usesFastapi: true },
    folder,
  );
  return { kind: 'found', entrypoint: entrypoint ?? { app: 'main:app', from: '.' } };
}

function folderAt(root: string): Folder {
  const list = (path: string): ReadonlySet<string> => {
    const folder = statSync(join(root, path), { throwIfNoEntry: false });
    return new Set(folder?.isDirectory() ? readdirSync(join(root, path)) : []);
  };
  const read = (path: string): string | undefined => {
    const file = statSync(join(root, path), { throwIfNoEntry: false });
    return file?.isFile() ? readFileSync(join(root, path), 'utf8') : undefined;
  };
  return { list, read };
}
