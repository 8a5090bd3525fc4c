import { posix } from 'node:path';
import { isTable } from '../../manifest/check-shape';

export interface DepsCommand {
  /** The environment's deptry. */
  readonly deptry: string;
  readonly project: {
    /** The module that it installs, going by its name; `undefined` where it installs none. */
    readonly module: string | undefined;
    /** Whether there is a folder `tests` at its root. */
    readonly hasTests: boolean;
    readonly folder: string;
  };
  /** `[tool.deptry]` of its manifest; `undefined` where it has none. */
  readonly settings: unknown;
  /** The file for the findings. */
  readonly output: string;
  readonly extra: readonly string[];
}

/**
 * deptry over the code and the tests of a project. An option on its command line wins over `[tool.deptry]`, so each is
 * given only where the project says nothing.
 */
export function depsCommand(command: DepsCommand): readonly string[] {
  const { deptry, project, settings, output, extra } = command;
  const says = (key: string): boolean => isTable(settings) && Object.hasOwn(settings, key);
  // deptry passes over `tests` at the root. Excludes of our own would end its regard for .gitignore, another path does not.
  const roots = project.hasTests && !says('exclude') ? ['.', testsBeside(project.folder)] : ['.'];
  return [
    deptry,
    ...roots,
    ...['--no-ansi', '--json-output', output],
    // Drivers and plugins are loaded by name: without a list of them every service has unused requirements.
    ...(isTable(settings) ? [] : ['--ignore', 'DEP002']),
    // In a `src` layout the tests import the project as a package.
    ...(project.module === undefined || says('known_first_party')
      ? []
      : ['--known-first-party', project.module]),
    ...extra,
  ];
}

function testsBeside(folder: string): string {
  return posix.join('..', posix.basename(folder), 'tests');
}
