// The wording of this executor.
import type { Commands } from '../../python/alembic/errors';

export function portInUse(port: number, host: string, holder: string | undefined): string {
  const by = holder ? ` by ${holder}` : '';
  return `Cannot serve on port ${port} of ${host}: it is in use${by}. Stop that, or choose another port: --port ${port + 1 > 65535 ? port - 1 : port + 1}`;
}

export function portRefused(port: number, host: string, code: string | undefined): string {
  if (code === 'EACCES') {
    return `Cannot serve on port ${port}: ports below 1024 need the rights of an administrator. Choose another: --port 8000`;
  }
  return `Cannot serve on host '${host}': this machine has no such address (${code ?? 'unknown cause'}). Choose another: --host 127.0.0.1`;
}

export function upgradeFailed(project: string, cause: string): string {
  return `Cannot upgrade the database of '${project}': ${cause}. Repair the revision, or start without it: nx run ${project}:serve --no-upgrade`;
}

export function revisionsPending(project: string, heads: number, commands: Commands): string {
  const warning = `Warning: ${heads === 1 ? 'Revisions' : `Revisions of ${heads} heads`} are not applied to the database of '${project}'.`;
  return heads === 1
    ? `${warning} Run: ${commands.upgrade}`
    : `${warning} Merge the heads: ${commands.migrate} --merge`;
}

/** @param cause one line, without a password */
export function databaseSilent(project: string, cause: string, commands: Commands): string {
  const [, missing] = /database "([^"]+)" does not exist/.exec(cause) ?? [];
  const repair = missing
    ? `Create the database ${missing} on its server, or correct DATABASE_URL`
    : 'Start the database, or correct DATABASE_URL';
  return `Warning: the service is up, but what is pending in the database of '${project}' cannot be told: ${cause}. ${repair}; then run: ${commands.status}`;
}

export function debuggerListens(host: string, port: number): string {
  return `debugpy listens on ${host}:${port}, after a restart too. Attach a debugger to it, in VS Code with "Python Debugger: Remote Attach".`;
}

export function badUsage(project: string): string {
  return `Cannot serve '${project}': uvicorn does not take these arguments (its message is above). Run: nx run ${project}:serve --help`;
}

export function serviceEnded(code: number | null, signal: string | null): string {
  return signal ? `The service was ended by ${signal}.` : `The service ended with code ${code}.`;
}

/** @param again how long a restart took, in milliseconds; undefined at the first start */
export function isUp(project: string, url: string, again: number | undefined): string {
  if (again === undefined) return `${project} is up at ${url} (API docs: ${url}/docs)`;
  return `${project} is up again at ${url} after ${(again / 1000).toFixed(1)} s`;
}

/** @param files relative to the workspace */
export function changed(files: readonly string[]): string {
  const [first = 'a file', ...others] = files;
  return `Changed: ${first}${others.length > 0 ? ` and ${others.length} more` : ''}. Restarting.`;
}

export function wrongPort(option: string, value: unknown): string {
  return `Cannot serve with --${option} '${String(value)}': a port is a whole number from 1 to 65535. Choose one, such as --${option} 8000`;
}

export function wrongApp(app: string): string {
  return `Cannot serve '${app}': an application is named as module:attribute. Write it so, such as --app main:app`;
}
