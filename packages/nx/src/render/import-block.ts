import { compareModules } from '../seams/place-import';

/** `from module import name`, or `import module`, or `import module as alias`. */
export interface PythonImport {
  readonly module: string;
  readonly name?: string;
  readonly alias?: string;
}

// What the templates import of the standard library.
const STANDARD = new Set(
  'asyncio collections contextlib dataclasses datetime decimal enum itertools json re typing uuid'.split(
    ' ',
  ),
);
// As `known-first-party` of a service's manifest says.
const OWN = /^(?:cli|conftest|core|features|main|migrations|settings|tests)(?:\.|$)/;

/** The imports of a module as ruff's isort rule wants them: three blocks, each name once. */
export function importBlock(imports: readonly PythonImport[]): string {
  const sections = [isStandard, isForeign, ({ module }: PythonImport) => OWN.test(module)];
  return sections
    .map((belongs) => section(imports.filter(belongs)))
    .filter((text) => text !== '')
    .join('\n');
}

function isStandard({ module }: PythonImport): boolean {
  return STANDARD.has(module.split('.')[0] ?? '');
}

function isForeign(each: PythonImport): boolean {
  return !isStandard(each) && !OWN.test(each.module);
}

function section(imports: readonly PythonImport[]): string {
  const whole = imports.filter(({ name }) => name === undefined);
  const modules = new Set(
    imports.filter(({ name }) => name !== undefined).map(({ module }) => module),
  );
  return [
    ...sorted(new Set(whole.map(wholeImport))),
    ...sorted(modules).map((module) => fromImport(module, imports)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function sorted(lines: ReadonlySet<string>): string[] {
  return [...lines].sort(compareModules);
}

function wholeImport({ module, alias }: PythonImport): string {
  return alias === undefined ? `import ${module}` : `import ${module} as ${alias}`;
}

function fromImport(module: string, imports: readonly PythonImport[]): string {
  const names = imports.flatMap((each) => (each.module === module && each.name) || []);
  return `from ${module} import ${[...new Set(names)].sort(compareNames).join(', ')}`;
}

/** CONSTANTS, then Classes, then the rest. */
function compareNames(left: string, right: string): number {
  return kindOf(left) - kindOf(right) || compareModules(left, right);
}

function kindOf(name: string): number {
  if (/^[A-Z0-9_]{2,}$/.test(name)) return 0;
  return /^[A-Z]/.test(name) ? 1 : 2;
}
