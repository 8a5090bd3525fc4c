import type { Tree } from '@nx/devkit';
import { visitNotIgnoredFiles } from '@nx/devkit';

/** The files of a service, outside of a feature, that import the feature, require it or refer to its table. */
export function findDependents(tree: Tree, root: string, feature: string): string[] {
  const guard = `${root}/core/security.py`;
  // It imports no feature: the users bring the resource that it asks for.
  const found = feature === 'users' && tree.exists(guard) ? [guard] : [];
  const needs = new RegExp(
    [
      `\\bfeatures\\.${feature}\\b`,
      `requires=\\([^)]*"${feature}"`,
      `ForeignKey\\(\\s*"${feature}\\.`,
    ].join('|'),
  );
  visitNotIgnoredFiles(tree, root, (path) => {
    const isOutside = !path.startsWith(`${root}/features/${feature}/`);
    // main.py lists it, and a revision that made its table stays.
    const isCode = path.endsWith('.py') && path !== `${root}/main.py`;
    if (!isCode || !isOutside || path.startsWith(`${root}/migrations/`)) return;
    if (needs.test(tree.read(path, 'utf-8') ?? '')) found.push(path);
  });
  return found;
}
