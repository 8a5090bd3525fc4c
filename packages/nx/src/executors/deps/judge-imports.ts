import { normalizeName } from '../../manifest/normalize-name';

/** One entry of deptry's report; `file` is relative to the project, with `/`. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly module: string;
  readonly location: {
    readonly file: string;
    readonly line: number | null;
    readonly column: number | null;
  };
}

/** What deptry cannot know of a project in a uv workspace. */
export interface Surroundings {
  /** The installed distributions of each module. */
  readonly distributions: Readonly<Record<string, readonly string[]>>;
  /** Normalised names of what the manifest requires, in any of its tables. */
  readonly declared: ReadonlySet<string>;
  /** Normalised names of the development tools that the root of the uv workspace gives to all. */
  readonly shared: ReadonlySet<string>;
}

/** deptry's codes for what is missing, and for what somebody else brought. */
const UNDECLARED = new Set(['DEP001', 'DEP003']);
const FOR_DEVELOPMENT = 'DEP004';

/** The findings that are mistakes, one line each: where, what, and the command that cures it. */
export function judgeImports(findings: readonly Finding[], around: Surroundings): string[] {
  return findings.flatMap((finding) => {
    const cause = explain(finding, around);
    return cause === undefined ? [] : [`${placeOf(finding)}: ${cause}`];
  });
}

function explain({ code, message, module, location }: Finding, around: Surroundings) {
  const inTests = isTest(location.file);
  const names = (around.distributions[module] ?? []).map(normalizeName);
  const shared = names.find((name) => around.shared.has(name));
  const package_ = names[0] ?? normalizeName(module);
  if (code === FOR_DEVELOPMENT || (UNDECLARED.has(code) && shared !== undefined)) {
    // What development needs is there when tests run.
    if (inTests) return undefined;
    return `'${module}' is imported, but declared for development only: uv add ${shared ?? package_}`;
  }
  if (!UNDECLARED.has(code)) return message;
  if (names.some((name) => around.declared.has(name))) return undefined;
  const cure = `uv add ${inTests ? '--dev ' : ''}${package_}`;
  return names.length === 0
    ? `'${module}' is imported, but neither declared nor installed: ${cure} (if its package has that name)`
    : `'${module}' is imported, but not declared; it is here for somebody else: ${cure}`;
}

function placeOf({ location: { file, line, column } }: Finding): string {
  return [file, line, column].filter((part) => part !== null).join(':');
}

/** As pytest finds them, and what lies beside them. */
export function isTest(file: string): boolean {
  return /(^|\/)(tests?\/|conftest\.py$|test_[^/]*\.py$|[^/]*_test\.py$)/.test(file);
}
