/** Text that makes a module of the shop load another one. */
export interface ImportEdit {
  readonly what: string;
  readonly file: string;
  /** Comes behind what is there. */
  readonly text: string;
}

/** Ways to load a module, most of them late: an import at the end of a module meets no cycle. */
const WAYS: readonly ((module: string) => string)[] = [
  (module) => `\nimport ${module}\n`,
  (module) => `\nimport os, ${module} as other\n`,
  (module) => `\nfrom ${module} import *\n`,
  (module) => `\nfrom ${module} import (  # why\n    __name__ as it,\n)\n`,
  (module) => `\nif True: import ${module}\n`,
  (module) => `\ntry:\n    import ${module}\nexcept ImportError:\n    pass\n`,
  (module) => `\ndef load() -> None:\n    import ${module}\n\n\nload()\n`,
  (module) => `\nfrom importlib import import_module\nimport_module("${module}")\n`,
  (module) => `\n__import__('${module}')\n`,
  (module) => `\nimport pkgutil\npkgutil.resolve_name("${module}:__name__")\n`,
  (module) =>
    `\nimport importlib as tool\ntool.import_module(".".join(${JSON.stringify(module.split('.'))}))\n`,
  (module) => `\nfrom unittest import mock\nmock.patch("${module}.__doc__", None).start()\n`,
  (module) => `\nimport runpy\nrunpy.run_module("${module}")\n`,
  (module) => `\nexec("import ${module}")\n`,
  (module) => `\nimport sys; from ${module} import __doc__ as text; del text\n`,
  (module) =>
    `\nfrom importlib.util import find_spec\nassert find_spec("${module}").loader.get_data\nimport ${module}\n`,
];

/** Each way to reach a module once, from and to places that vary; the same ones in each run. */
export function importEdits(): ImportEdit[] {
  const features = ['customers', 'order_lines', 'orders', 'products', 'users'];
  const places = [
    (feature: string) => `features/${feature}/services.py`,
    (feature: string) => `features/${feature}/tests/test_routes.py`,
    (feature: string) => `features/${feature}/tests/conftest.py`,
    (feature: string) => `features/${feature}/schemas.py`,
    () => 'core/pagination.py',
    () => 'conftest.py',
    (feature: string) => `features/${feature}/conftest.py`,
  ];
  const modules = (feature: string): string[] => [
    `features.${feature}.schemas`,
    'main',
    `features.${feature}.tests.factories`,
    `features.${feature}.models`,
    'cli.database',
  ];
  return WAYS.map((way, index) => {
    const at = <T>(list: readonly T[], step: number): T => list[(index * step) % list.length] as T;
    const file = at(places, 3)(at(features, 1));
    const module = at(modules(at(features, 2)), 3);
    const text = way(module);
    return { what: `${JSON.stringify(text.trim())} in ${file}`, file, text };
  });
}
