import { join } from 'node:path';
import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { readTemplate } from '../../render/read-template';
import { removeImport } from '../../seams/edit-import';
import { applySeam } from '../../workspace/apply-seam';
import { EMAIL_VALIDATOR } from '../feature/add-requirements';
import { ENUMS_IMPORT } from '../feature/compare-enums';
import { formatFeature } from '../feature/render-feature';

/** What is needed for as long as another module is: the part of the migrations that compares enums. */
const NEEDED_WITH: Readonly<Record<string, string>> = { 'migrations/enums.py': 'core/enums.py' };

/** Remove what a feature has brought to a service, where no other code needs it and nobody has edited it. */
export function removeLeftovers(tree: Tree, root: string): void {
  const template = readTemplate(join(__dirname, '../feature/files'));
  const parts = template.filter(({ path }) => !path.startsWith('features/'));
  for (const { path, content } of formatFeature(tree, root, parts)) {
    const module = (NEEDED_WITH[path] ?? path).replace(/\.py$/, '').replace('/', '.');
    const isAsItCame = tree.read(`${root}/${path}`, 'utf-8') === content;
    if (!isAsItCame || isRead(tree, root, module)) continue;
    if (path.startsWith('migrations/') && !leaveEnv(tree, root)) continue;
    tree.delete(`${root}/${path}`);
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

/** @returns whether env.py imports it no more */
function leaveEnv(tree: Tree, root: string): boolean {
  const path = `${root}/migrations/env.py`;
  if (!tree.exists(path)) return true;
  return applySeam(tree, path, (content) => removeImport(content, ENUMS_IMPORT)) === undefined;
}
