import type { Problem } from './check-directory';
import { normalizeName } from '../manifest/normalize-name';
import { shorten, wordsOf } from './words';

const LONGEST = 50;

/** What the name is for, where it is not a service. */
export interface NameUse {
  readonly noun: string;
  /** Behind a name that is taken, for another one: `orders-api`. */
  readonly suffix: string;
  /** Why a name that is spelled well and free cannot be used all the same. */
  readonly findClash: (name: string) => string | undefined;
}

const SERVICE: NameUse = { noun: 'service', suffix: 'api', findClash: () => undefined };

/**
 * Check the name of a new service. It is the name of an Nx project and of a distribution, never of a
 * Python module: `json` and `class` are good names, because nothing imports them. What breaks is
 * a member that has the name of a package which it, or another member, depends on: uv then takes
 * the member for the package.
 *
 * @param taken names of projects and of uv members
 * @param packages names of the packages that the workspace depends on
 */
export function findNameProblem(
  name: string,
  taken: readonly string[],
  packages: readonly string[],
  { noun, suffix, findClash }: NameUse = SERVICE,
): Problem | undefined {
  const takenNames = new Set(taken.map(normalizeName));
  const packageNames = new Set(packages.map(normalizeName));
  const isFree = (candidate: string): boolean =>
    !takenNames.has(normalizeName(candidate)) &&
    !packageNames.has(normalizeName(candidate)) &&
    findClash(candidate) === undefined;
  const problem = (cause: string): Problem => ({
    cause,
    instead: suggestName(name, suffix, isFree),
  });
  if (name === '') return problem('the option name is empty');
  if (!/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/.test(name)) {
    return problem(
      'the option name must start with a letter and hold lower-case letters a to z, digits, - and _ between them',
    );
  }
  if (name.length > LONGEST) return problem(`the option name is longer than ${LONGEST} characters`);
  if (takenNames.has(normalizeName(name))) return problem('the option name is taken by a project');
  if (packageNames.has(normalizeName(name))) {
    return problem(`a ${noun} cannot have the name of a Python package that services depend on`);
  }
  const clash = findClash(name);
  return clash === undefined ? undefined : problem(clash);
}

function suggestName(name: string, suffix: string, isFree: (candidate: string) => boolean): string {
  const words = shorten(wordsOf(name), LONGEST - 6);
  const base = words.join('-');
  const start = base === '' ? suffix : /^[0-9]/.test(base) ? `${suffix}-${base}` : base;
  const numbered = Array.from({ length: 98 }, (_, index) => `${start}-${index + 2}`);
  return [start, `${start}-${suffix}`, ...numbered].find(isFree) ?? `${start}-new`;
}
