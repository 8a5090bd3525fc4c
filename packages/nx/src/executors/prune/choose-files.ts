import { posix } from 'node:path';
import { isDeployed } from './is-deployed';

/** What there is to choose from; all paths are relative to the folder that holds the lock. */
export interface Repository {
  /** Every file that Nx sees: git does not ignore it. */
  readonly files: readonly string[];
  /** The folders of all projects: a file belongs to the nearest. */
  readonly projects: ReadonlySet<string>;
}

/** The files of some projects, without what no deployment has. */
export function chooseFiles(
  { files, projects }: Repository,
  chosen: ReadonlySet<string>,
  includeTests: boolean,
): string[] {
  return files.filter((file) => {
    const owner = ownerOf(file, projects);
    if (owner === undefined || !chosen.has(owner)) return false;
    return isDeployed(posix.relative(owner, file), includeTests);
  });
}

function ownerOf(file: string, projects: ReadonlySet<string>): string | undefined {
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    if (projects.has(folder)) return folder;
    if (folder === '.') return undefined;
  }
}
