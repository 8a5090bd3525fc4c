import { parseModule, type ModuleImport } from './parse-module';
import { placeImport } from './place-import';
import { changedFrom, refuse, unchanged, type SeamResult } from './seam';

/** A name that a module imports from another one. */
export interface ImportEntry {
  /** The module that is imported from, `migrations`. */
  readonly module: string;
  /** What is imported, `enums`. */
  readonly imported: string;
  /** What follows on the line, `# noqa: F401`. */
  readonly comment: string;
}

/** Import a name, where it is not imported yet. What cannot be placed is refused with the line to paste. */
export function addImport(content: string, entry: ImportEntry): SeamResult {
  const line = `from ${entry.module} import ${entry.imported}  ${entry.comment}`;
  const parsed = parseModule(content);
  if (parsed === undefined) return refuse('it is not valid Python', [line]);
  if (parsed.imports.some((each) => isEntry(each, entry))) return unchanged;
  const { at, text } = placeImport(content, parsed, entry.module, line);
  return changedFrom(content, content.slice(0, at) + text + content.slice(at));
}

/** Take out what `addImport` has put there; refused where the import brings other names too. */
export function removeImport(content: string, entry: ImportEntry): SeamResult {
  const found = parseModule(content)?.imports.find((each) => isEntry(each, entry));
  if (found === undefined) return unchanged;
  if (found.binds.length > 1) return refuse('one import brings other names too', [entry.imported]);
  const start = content.lastIndexOf('\n', found.from - 1) + 1;
  const end = content.indexOf('\n', found.to) + 1;
  return changedFrom(content, content.slice(0, start) + (end > 0 ? content.slice(end) : ''));
}

function isEntry({ isFrom, module, binds }: ModuleImport, entry: ImportEntry): boolean {
  return isFrom && module === entry.module && binds.includes(entry.imported);
}
