import { cannotCreate } from './errors';

/**
 * The lowest Python of a new project. `--pythonVersion=3.13` arrives as a number.
 *
 * @throws CannotGenerate where it is no version, or one below that of the templates
 */
export function checkPythonVersion(
  what: string,
  name: string,
  given: string | number | undefined,
): string | undefined {
  if (given === undefined) return undefined;
  const version = String(given);
  const minor = Number(/^3\.(\d{1,2})$/.exec(version)?.[1]);
  if (minor >= 11) return version;
  const cause = `the option pythonVersion must be 3.11 or a later 3.x, not '${version}'`;
  throw cannotCreate(what, name, cause, '--pythonVersion=3.13');
}
