import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { WorkspaceModel } from '../../graph/model';
import { createWorkspaceReader } from '../../graph/read-workspace';
import { listFiles } from './list-files';
import { readNxJson, type NxJson } from './read-nx-json';

/** What the checks look at: files, read once. */
export interface Facts {
  readonly root: string;
  /** All that git does not ignore, relative to the root, with `/`. */
  readonly files: readonly string[];
  readonly isRepository: boolean;
  readonly model: WorkspaceModel;
  readonly nxJson: NxJson;
  readonly env: NodeJS.ProcessEnv;
  /** The text of a file; `undefined` where there is none. */
  readonly read: (path: string) => string | undefined;
}

/** The nearest folder upwards that holds an nx.json. */
export function findWorkspaceRoot(folder: string): string | undefined {
  if (existsSync(join(folder, 'nx.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findWorkspaceRoot(parent);
}

/** Reads the manifests as the plugin does, without Nx: its graph takes a second, this some 20 ms. */
export async function readFacts(root: string, env: NodeJS.ProcessEnv): Promise<Facts> {
  const { files, isRepository } = await listFiles(root, env);
  const read = (path: string): string | undefined => {
    const file = join(root, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const nxJson = readNxJson(read('nx.json') ?? '');
  const manifests = files.filter(
    (file) => posix.basename(file) === 'pyproject.toml' && nxJson.takes(file),
  );
  return {
    root,
    files,
    isRepository,
    model: createWorkspaceReader().read(root, manifests),
    nxJson,
    env,
    read,
  };
}
