import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of a template folder, its path with `/` and without the `.template` suffix. */
export interface TemplateFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Read a template folder of this package. Caches that a tool left in it are not part of it; nor is
 * anything that is not a file or a folder.
 */
export function readTemplate(folder: string): TemplateFile[] {
  return list(folder, '').map((path) => ({
    path: path.replace(/\.template$/, ''),
    content: readFileSync(join(folder, path), 'utf8'),
  }));
}

function list(folder: string, under: string): string[] {
  const entries = readdirSync(join(folder, under), { withFileTypes: true });
  return entries
    .sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
    .flatMap((entry) => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory()) return isCache(entry.name) ? [] : list(folder, path);
      return entry.isFile() && !entry.name.endsWith('.pyc') ? [path] : [];
    });
}

// ruff, mypy and pytest run straight on the templates and leave these behind.
function isCache(name: string): boolean {
  return name === '__pycache__' || /^\..*cache$/.test(name) || name === '.venv';
}
