import { join } from 'node:path';
import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { readTemplate } from '../../render/read-template';
import { EMAIL_VALIDATOR } from '../feature/add-requirements';
import { formatFeature } from '../feature/render-feature';

/** Remove what a feature has brought to a service, where no other code needs it and nobody has edited it. */
export function removeLeftovers(tree: Tree, root: string): void {
  const template = readTemplate(join(__dirname, '../feature/files'));
  const parts = template.filter(({ path }) => path.startsWith('core/'));
  for (const { path, content } of formatFeature(tree, root, parts)) {
    const module = path.replace(/\.py$/, '').replace('/', '.');
    const isAsItCame = tree.read(`${root}/${path}`, 'utf-8') === content;
    if (isAsItCame && !isRead(tree, root, module)) tree.delete(`${root}/${path}`);
  }
  const manifest = `${root}/pyproject.toml`;
  const before = tree.read(manifest, 'utf-8') ?? '';
  const line = new RegExp(`^[^\\S\\n]*"${EMAIL_VALIDATOR.replace(/[.<>=,]/g, '\\$&')}",\\n`, 'm');
  const hasUsers = tree.exists(`${root}/core/security.py`);
  if (!hasUsers && line.test(before) && !isRead(tree, root, 'EmailStr'))
    tree.write(manifest, before.replace(line, ''));
}

function isRead(tree: Tree, root: string, word: string): boolean {
  let found = false;
  visitNotIgnoredFiles(tree, root, (path) => {
    if (path.endsWith('.py') && tree.read(path, 'utf-8')?.includes(word) === true) found = true;
  });
  return found;
}
