import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { renderFiles } from '../../render/render-files';
import type { Tokens } from '../../render/rename';
import type { ProjectOptions } from './normalize-options';

/** Write the files of the base service into the Tree. */
export function renderService(tree: Tree, options: ProjectOptions): void {
  for (const { path, content } of renderFiles(join(__dirname, 'files'), (file) =>
    tokens(file, options),
  )) {
    tree.write(`${options.directory}/${path}`, content);
  }
}

/** What the templates' names become; in a manifest the description stands between quotes. */
export function tokens(path: string, options: ProjectOptions): Tokens {
  const quoted = /\.(?:toml|json|py)$/.test(path);
  const { name, title, description, port } = options;
  return {
    'acme-service': name,
    acme_service: name.replaceAll('-', '_'),
    'Acme Service': title,
    'Acme service description.': quoted ? JSON.stringify(description).slice(1, -1) : description,
    '43210': String(port),
  };
}
