import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isTable } from '../manifest/check-shape';
import type { Folder } from '../manifest/find-entrypoint';
import { findEnvironmentRoot, foldersAbove, type UvRoot } from '../manifest/find-environment-root';
import { matchMembers } from '../manifest/match-members';
import { parsePyproject } from '../manifest/parse-pyproject';
import type { Manifest, Parsed } from '../manifest/manifest';
import { findSharedTools } from './find-shared-tools';
import { lookBeside } from './look-beside';
import { readText } from './read-text';
import type { BrokenManifest, ProjectFiles, PythonProject, WorkspaceModel } from './model';
import { folderOf, manifestIn } from './manifest-path';

/** Makes the model from the manifests at `files` (relative to `root`, with `/`) and those of the folders above them. */
type ReadWorkspace = (root: string, files: readonly string[]) => WorkspaceModel;

export interface WorkspaceReader {
  /** Looks at the disk: once in each computation of the graph. */
  readonly read: ReadWorkspace;
  /** The same from what the last `read` saw, and all of that; only a file that it did not see is opened. */
  readonly recall: ReadWorkspace;
  /** The model of the last `read`; `undefined` before the first. */
  readonly last: () => WorkspaceModel | undefined;
}

interface Disk {
  readonly manifestAt: (path: string) => Parsed | undefined;
  readonly filesBeside: (folder: string, manifest: Manifest) => ProjectFiles;
}

/**
 * Opens manifests and what lies beside them; sources are another's. One reader lives as long as the process: a manifest
 * whose text did not change is not parsed again, neither for the second hook of a command nor for the next graph of the
 * daemon. Nothing goes to the disk: a cache there costs as much as parsing (a thousand manifests in about 40 ms).
 *
 * @param parse counts in specs; otherwise {@link parsePyproject}.
 * @param opening hears of each file before it is opened.
 */
export function createWorkspaceReader(
  parse: (text: string) => Parsed = parsePyproject,
  opening?: (path: string) => void,
): WorkspaceReader {
  const { manifestAt, filesBeside: look } = createDisk(parse, opening);
  const beside = new Map<string, ProjectFiles>();
  const filesBeside: Disk['filesBeside'] = (folder, manifest) => {
    const files = look(folder, manifest);
    beside.set(folder, files);
    return files;
  };
  // What the last `read` saw: a second entry of nx.json has files that this one never reads, and they change too.
  const seen = new Map<string, Parsed | undefined>();
  const note: Disk['manifestAt'] = (path) => {
    const parsed = manifestAt(path);
    seen.set(path, parsed);
    return parsed;
  };
  const memory: Disk = {
    manifestAt: (path) => (seen.has(path) ? seen.get(path) : manifestAt(path)),
    filesBeside: (folder, manifest) => beside.get(folder) ?? filesBeside(folder, manifest),
  };
  let last: { readonly root: string; readonly model: WorkspaceModel } | undefined;
  return {
    read: (root, files) => {
      seen.clear();
      const model = readModel(root, files, { manifestAt: note, filesBeside });
      last = { root, model };
      return model;
    },
    recall: (root, files) =>
      last?.root === root && holdsAll(last.model, files)
        ? last.model
        : readModel(root, files, memory),
    last: () => last?.model,
  };
}

/** The disk itself; the text of a manifest that is known is parsed no more. */
function createDisk(parse: (text: string) => Parsed, opening?: (path: string) => void): Disk {
  const manifests = new Map<string, { readonly text: string; readonly parsed: Parsed }>();
  const manifestAt = (path: string): Parsed | undefined => {
    opening?.(path);
    const text = tryToRead(path);
    if (typeof text === 'object') return text;
    if (text === undefined) return forget(manifests, path);
    const before = manifests.get(path);
    if (before?.text === text) return before.parsed;
    const parsed = parse(text);
    manifests.set(path, { text, parsed });
    return parsed;
  };
  return {
    manifestAt,
    filesBeside: (folder, manifest) => lookBeside(manifest, folderAt(folder, opening)),
  };
}

/** Then the model says all that one of these files alone would say, and need not be made again. */
function holdsAll({ manifests }: WorkspaceModel, files: readonly string[]): boolean {
  return files.every((file) => manifests.has(folderOf(file)));
}

function forget(manifests: Map<string, unknown>, path: string): undefined {
  manifests.delete(path);
  return undefined;
}

/** Whether a `project.json` or `package.json` gives the project in this folder a name, which wins over the manifest's. */
export function isNamedElsewhere(root: string, folder: string): boolean {
  return ['project.json', 'package.json'].some((file) => {
    const text = readIfThere(join(root, folder, file));
    return text !== undefined && /"name"\s*:/.test(text);
  });
}

/** Whether the manifest in this folder is one that lies elsewhere: the file or a folder above it is a symbolic link. */
export function isLink(root: string, folder: string): boolean {
  const place = manifestIn(folder);
  return realpathSync(join(root, place)) !== join(realpathSync(root), place);
}

function readModel(root: string, files: readonly string[], disk: Disk): WorkspaceModel {
  const parsed = new Map<string, Parsed>();
  for (const folder of withFoldersAbove(files.map(folderOf))) {
    const manifest = disk.manifestAt(`${root}/${folder}/pyproject.toml`);
    if (manifest !== undefined) parsed.set(folder, manifest);
  }
  const { manifests, broken } = sortOut(parsed);
  return { manifests, broken, projects: projectsOf(root, parsed, manifests, disk) };
}

/** A file that Nx still lists may be gone by now, be a folder, or a link in a circle: then there is no manifest. */
function readIfThere(path: string): string | undefined {
  try {
    return readText(path);
  } catch (error) {
    if (ABSENT.has(codeOf(error))) return undefined;
    throw error;
  }
}

const ABSENT = new Set<unknown>(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP']);

function codeOf(error: unknown): unknown {
  return isTable(error) ? error['code'] : undefined;
}

function tryToRead(path: string): string | Parsed | undefined {
  try {
    return readIfThere(path);
  } catch (error) {
    return explainClosed(error);
  }
}

/** Most often the right to read it is missing: the owner of one project hears of it, the others go on. */
function explainClosed(error: unknown): Parsed {
  const cause = `it cannot be opened (${String(codeOf(error) ?? error)})`;
  const problem = { line: 1, cause, remedy: 'Give yourself the right to read it: chmod u+r' };
  return { kind: 'broken', problem, mentions: new Set() };
}

/** What may not be listed is no evidence; nor is a file that may not be read. */
function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (ABSENT.has(codeOf(error)) || codeOf(error) === 'EACCES') return [];
    throw error;
  }
}

/** Each folder is listed once, and a file is opened only when the listing has it: an exception costs more than reading. */
function folderAt(root: string, opening?: (path: string) => void): Folder {
  const listed = new Map<string, ReadonlySet<string>>();
  const list = (path: string): ReadonlySet<string> => {
    const known = listed.get(path);
    if (known !== undefined) return known;
    const names = new Set(listFolder(path === '.' ? root : `${root}/${path}`));
    listed.set(path, names);
    return names;
  };
  return {
    list,
    read: (path) => {
      if (!list(posix.dirname(path)).has(posix.basename(path))) return undefined;
      const place = `${root}/${path}`;
      opening?.(place);
      const text = tryToRead(place);
      return typeof text === 'string' ? text : undefined;
    },
  };
}

/** A uv workspace root may be outside the files that the plugin was given (`include` and `exclude` in nx.json). */
function withFoldersAbove(folders: readonly string[]): Set<string> {
  const all = new Set(folders);
  for (const folder of folders) {
    const parent = posix.dirname(folder);
    if (!all.has(parent)) foldersAbove(folder).forEach((above) => all.add(above));
  }
  return all;
}

function sortOut(
  parsed: ReadonlyMap<string, Parsed>,
): Pick<WorkspaceModel, 'manifests' | 'broken'> {
  const manifests = new Map<string, Manifest>();
  const broken: BrokenManifest[] = [];
  for (const [folder, entry] of parsed) {
    if (entry.kind === 'manifest') manifests.set(folder, entry.manifest);
    else broken.push({ file: manifestIn(folder), problem: entry.problem });
  }
  return { manifests, broken };
}

function projectsOf(
  root: string,
  parsed: ReadonlyMap<string, Parsed>,
  manifests: ReadonlyMap<string, Manifest>,
  disk: Disk,
): WorkspaceModel['projects'] {
  const uvRoots = new Map<string, UvRoot>();
  for (const [folder, entry] of parsed) uvRoots.set(folder, uvRootOf(`${root}/${folder}`, entry));
  const projects = new Map<string, PythonProject>();
  const toolsOf = new Map<string, ReadonlySet<string>>();
  for (const [folder, manifest] of manifests) {
    if (manifest.project === undefined) continue;
    const environment = manifest.unmanaged
      ? folder
      : findEnvironmentRoot(folder, (above) => uvRoots.get(above));
    const sharedTools = toolsOf.get(environment) ?? findSharedTools(parsed.get(environment));
    toolsOf.set(environment, sharedTools);
    const files = disk.filesBeside(`${root}/${folder}`, manifest);
    projects.set(folder, {
      root: folder,
      name: manifest.project.name,
      manifest,
      environment,
      sharedTools,
      files,
    });
  }
  return projects;
}

/** A half-typed workspace root keeps its members: what it lists is unknown, that it locks them is seen beside it. */
function uvRootOf(folder: string, parsed: Parsed): UvRoot {
  if (parsed.kind === 'broken')
    return existsSync(join(folder, 'uv.lock')) ? { isMember: () => true } : undefined;
  return parsed.manifest.workspace && { isMember: matchMembers(parsed.manifest.workspace) };
}
