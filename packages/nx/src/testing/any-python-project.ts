import fc from 'fast-check';

/** A small service: features with tests, a core, modules at the top; files by path. */
export type PythonFiles = Readonly<Record<string, string>>;

const FEATURES = ['orders', 'users', 'notes'];
const MODULES = [
  'main',
  'settings',
  'conftest',
  'core',
  'core.app',
  'core.mail',
  'core.deep',
  'core.deep.leaf',
  'features',
  ...FEATURES.flatMap((name) =>
    ['', '.models', '.services', '.tests', '.tests.test_one', '.tests.factories'].map(
      (part) => `features.${name}${part}`,
    ),
  ),
];

const isPackage = (module: string): boolean =>
  MODULES.some((other) => other.startsWith(`${module}.`));

export const fileOf = (module: string): string =>
  module.replaceAll('.', '/') + (isPackage(module) ? '/__init__.py' : '.py');

const parentOf = (module: string): string => module.split('.').slice(0, -1).join('.');
const lastOf = (module: string): string => module.split('.').at(-1) ?? '';

/** One of the ways to write an import of `target` into `importer`; each may find nothing, as code in the making does. */
function anyImport(importer: string, target: string): fc.Arbitrary<string> {
  const parent = parentOf(target);
  const absolute = [`import ${target}`, `import ${target} as other, os`, `from ${target} import *`];
  const named =
    parent === ''
      ? []
      : [
          `from ${parent} import ${lastOf(target)}`,
          `from ${parent} import (\n        value,  # ) not the end\n        ${lastOf(target)} as it,\n    )`,
          `from ${parent} import value, \\\n        ${lastOf(target)}`,
        ];
  const dots = importer.split('.').length - (isPackage(importer) ? 0 : 1);
  const relative =
    dots === 0
      ? []
      : [
          `from ${'.'.repeat(dots)} import ${target.split('.').length > dots ? (target.split('.')[dots] ?? '') : 'value'}`,
          `from .${lastOf(target)} import value`,
          `from . import ${lastOf(target)}`,
          ...(dots > 1
            ? [`from ..${lastOf(target)} import value`, `from .. import ${lastOf(target)}`]
            : []),
        ];
  return fc.constantFrom(
    ...absolute,
    ...named,
    ...relative,
    `from ${target} import value, nothing`,
  );
}

/** Wrapped in a way that code has; an import that fails, as in a circle, does not end the module. */
function anyStatement(importer: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...MODULES), fc.boolean())
    .chain(([target, late]) => anyImport(importer, target).map((text) => ({ text, late })))
    .map(({ text, late }) =>
      text.includes('*') || !late
        ? `try:\n    ${text}\nexcept ImportError:\n    pass\n`
        : `def late():\n    ${text}\ntry:\n    late()\nexcept ImportError:\n    pass\n`,
    );
}

/** Files of a service whose modules import one another in any way; some packages have no `__init__.py`. */
export const anyPythonProject: fc.Arbitrary<PythonFiles> = fc
  .tuple(
    ...MODULES.map((module) =>
      fc.array(anyStatement(module), { maxLength: 2 }).map((statements) => statements.join('')),
    ),
  )
  .chain((texts) =>
    fc
      .subarray(MODULES.filter(isPackage), { maxLength: 2 })
      .map((bare) =>
        Object.fromEntries(
          MODULES.filter((module) => !bare.includes(module)).map((module) => [
            fileOf(module),
            `value = 1\n${texts[MODULES.indexOf(module)] ?? ''}`,
          ]),
        ),
      ),
  );

/** What pytest imports to run the tests of a feature, in its order. */
export const modulesOfTests = (feature: string): string[] => [
  'conftest',
  `features.${feature}.tests.test_one`,
];

export const FEATURE_NAMES: readonly string[] = FEATURES;
