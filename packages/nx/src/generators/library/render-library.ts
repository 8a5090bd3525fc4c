import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { readTemplate } from '../../render/read-template';
import { renderFiles } from '../../render/render-files';
import type { Tokens } from '../../render/rename';
import { editToml } from '../../seams/edit-toml';
import { applySeamOrThrow } from '../../workspace/apply-seam';
import { setTags } from '../project/set-tags';
import type { LibraryOptions } from './normalize-options';

/** Write the files of a library into the Tree. */
export function renderLibrary(tree: Tree, options: LibraryOptions): void {
  const { directory, pythonVersion } = options;
  const template = readTemplate(join(__dirname, 'files'));
  for (const { path, content } of renderFiles(template, (file) => tokens(file, options))) {
    tree.write(`${directory}/${path}`, content);
  }
  setTags(tree, options);
  if (pythonVersion !== undefined) setPythonVersion(tree, directory, pythonVersion);
}

/** What the templates' names become; in a manifest the description stands between quotes. */
function tokens(path: string, options: LibraryOptions): Tokens {
  const { name, module, title, description, directory } = options;
  return {
    'libs/acme-library': directory,
    'acme-library': name,
    acme_library: module,
    'Acme Library': title,
    'Acme library description.': path.endsWith('.toml')
      ? JSON.stringify(description).slice(1, -1)
      : description,
  };
}

// ruff's target stays where the template is: a newer one asks for syntax that 3.11 does not have.
function setPythonVersion(tree: Tree, directory: string, version: string): void {
  const entries = [
    { path: ['project', 'requires-python'], value: `>=${version}` },
    { path: ['tool', 'mypy', 'python_version'], value: version },
  ];
  for (const entry of entries) {
    applySeamOrThrow(tree, `${directory}/pyproject.toml`, (text) =>
      editToml(text, { kind: 'value', ...entry }),
    );
  }
}
