import { resolveModule } from './resolve-module';
import type { SourceFolder } from './source-tree';

/** Files that a text names in its strings. */
export type NamedModules = (text: string) => number[];

/**
 * Finds modules of the project in strings: `"main:app"` for a server, `"core.mail.send"` for a patch, `"tests.fixtures"` for
 * pytest_plugins; and where the name has a gap, as in `f"features.{name}.models"`, all that lie below.
 *
 * @param roots folders in which names start
 */
export function createNamedModules(roots: readonly SourceFolder[]): NamedModules {
  const tops = new Set(
    roots.flatMap(({ modules, folders }) => [...modules.keys(), ...folders.keys()]),
  );
  const names = [...tops].filter((name) => /^\w+$/.test(name));
  if (names.length === 0) return () => [];
  const pattern = new RegExp(`["']((?:${names.join('|')})[.:][\\w.:]*)(.?)`, 'g');
  return (text) => {
    const found: number[] = [];
    for (const [, name = '', next = ''] of text.matchAll(pattern)) {
      const parts = (name.split(':')[0] ?? '').split('.');
      // The name ends in a dot or in the middle of a part: `"features." + name`, `f"features.order{kind}"`.
      const isOpen = parts.at(-1) === '' || next === '{' || next === '%';
      const known = isOpen ? parts.slice(0, -1) : parts;
      for (const root of roots) found.push(...filesOf(root, known, isOpen));
    }
    return found;
  };
}

function filesOf(root: SourceFolder, parts: readonly string[], withAllBelow: boolean): number[] {
  const { files, folder } = resolveModule(root, parts);
  if (!withAllBelow || folder === undefined) return [...files];
  return [
    ...files,
    ...Array.from({ length: folder.end - folder.start }, (_, i) => folder.start + i),
  ];
}
