import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { deriveVariant, type Variant } from '../../render/derive-variant';
import { readTemplate } from '../../render/read-template';
import { renderFiles } from '../../render/render-files';
import type { Tokens } from '../../render/rename';
import type { ProjectOptions } from './normalize-options';
import { WITH_DISCOVERY, WITHOUT_DISCOVERY } from './with-discovery';
import { WITHOUT_AUTH } from './without-auth';

/** Write the files of the base service into the Tree. */
export function renderService(tree: Tree, options: ProjectOptions): void {
  const template = variantsOf(options).reduce(
    deriveVariant,
    readTemplate(join(__dirname, 'files')),
  );
  for (const { path, content } of renderFiles(template, (file) => tokens(file, options))) {
    tree.write(`${options.directory}/${path}`, content);
  }
}

function variantsOf({ auth, discovery }: ProjectOptions): Variant[] {
  return [
    ...(auth === 'none' ? [WITHOUT_AUTH] : []),
    discovery ? WITH_DISCOVERY : WITHOUT_DISCOVERY,
  ];
}

/** What the templates' names become; in a manifest the description stands between quotes. */
export function tokens(path: string, options: ProjectOptions): Tokens {
  // A list of passwords has no names, and one of them has the digits of the port.
  if (path.endsWith('.txt')) return {};
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
