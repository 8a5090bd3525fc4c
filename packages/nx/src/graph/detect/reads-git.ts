import type { PythonProject } from '../model';

/** Backends that take the version from the tags of git, which no input can hold. */
const VERSION_FROM_GIT =
  /^(?:hatch-vcs|setuptools-scm|versioningit|uv-dynamic-versioning|dunamai)$/;

/** The version of what is built comes from git. */
export function readsGit({ manifest }: PythonProject): boolean {
  return manifest.buildSystem?.requires.some((name) => VERSION_FROM_GIT.test(name)) ?? false;
}
