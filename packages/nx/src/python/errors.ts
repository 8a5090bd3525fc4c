// All the wording of this room, and of the executors' refusals that concern Python.

const installUv =
  'Install it (https://docs.astral.sh/uv/getting-started/installation/) or run: python3 -m pip install uv';

/** What uv does not get to say because it is not there. */
export function uvNotFound(purpose: string): string {
  return `Cannot ${purpose}: uv was not found (looked at: option, UV, PATH, .venv, private copy, python3 -m uv). ${installUv}`;
}

export function pythonTooOld(
  root: string,
  needed: string | undefined,
  found: string | undefined,
): string {
  const need = needed ? `it needs Python ${needed}` : 'it needs another Python';
  const have = found ? `found ${found}` : 'found none';
  const version = needed?.match(/\d+\.\d+/)?.[0] ?? '3.13';
  return `Cannot install the environment of '${root}': ${need}, ${have}. Run: uv python install ${version}`;
}

export function pythonNotFound(root: string, cause: string): string {
  return `Cannot install the environment of '${root}': ${cause}. Name a Python that runs: UV_PYTHON=<path> uv sync`;
}

export function syncFailed(root: string, command: string, code: number | null): string {
  return `Cannot install the environment of '${root}': uv ended with code ${code ?? 'none'} (its message is above). Repair that, then run: ${command}`;
}

export function projectNotFound(name: string | undefined): string {
  return `Cannot run '${name ?? ''}': Nx knows no such project. Run: nx show projects`;
}

export function envFileNotFound(name: string, file: string): string {
  return `Cannot use the env file '${file}' for '${name}': it does not exist. Its path is relative to the project.`;
}

export function notOnWindows(action: string, instead: string): string {
  return `Cannot ${action} on Windows: it needs process groups, which Windows does not have. Use WSL, or run in the project's folder: ${instead}`;
}

/** @param add what adds a package to the project, such as `uv add` */
export function programMissing(
  action: string,
  program: string,
  project: string,
  add = 'uv add',
): string {
  return `Cannot ${action}: ${program} is not installed for '${project}'. Run in its folder: ${add} ${program}`;
}

/** @param configured with the attribute that we took for granted */
export function entrypointUnreadable(file: string, configured: string): string {
  const module = configured
    .replace(/^(?:\.\/)?(?:src\/)?/, '')
    .replace(/:app$/, '')
    .replace(/\.py$/, '')
    .replaceAll('/', '.');
  return `Cannot use the entrypoint '${configured}' of [tool.fastapi] in '${file}': an application is named as module:attribute. Write it like entrypoint = "${/^[\w.]+$/.test(module) ? module : 'app.main'}:app"`;
}

export function environmentMissing(place: string, lock: string, install: string): string {
  return `Cannot find an environment at '${place}': ${lock} locks the packages, and uv would resolve others. Run in the folder of ${lock}: ${install}`;
}

export function environmentUnchecked(cause: string): string {
  return `Could not compare the environment with uv.lock: ${cause}. Going on with what is installed.`;
}

/** A pyproject.toml that is not TOML; the message is for the user. */
export class UnreadableManifest extends Error {
  constructor(place: string, cause: string, options: ErrorOptions) {
    super(
      `Cannot read '${place}': ${cause}. Correct that line, then run the command again.`,
      options,
    );
  }
}
