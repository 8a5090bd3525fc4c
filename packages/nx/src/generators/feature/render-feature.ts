import type { Tree } from '@nx/devkit';
import { KNOWN_IMPORTS } from '../../fields/known-imports';
import { arrangeImports } from '../../render/arrange-imports';
import type { TemplateFile } from '../../render/read-template';
import { rename } from '../../render/rename';
import { featureTokens } from './feature-tokens';
import { snake } from '../../workspace/name-feature';
import type { FeatureOptions } from './feature-options';
import { readStyle } from './read-style';

/**
 * Write the feature's files. One that is there is never written again: a user's edits, and deletions,
 * are safe in a second run.
 *
 * @returns whether the feature was new
 */
export function renderFeature(tree: Tree, options: FeatureOptions): boolean {
  const { root } = options.service;
  if (tree.exists(`${root}/features/${snake(options.name.plural)}/feature.py`)) return false;
  const files = featureFiles(options).filter(({ path }) => !tree.exists(path));
  // A dry run shows names only, and ruff is a third of the command's time. Nx sets the variable from 22 on.
  const isShown = options.skipFormat || process.env['NX_DRY_RUN'] === 'true';
  const written = isShown ? files : formatFeature(tree, options.service.root, files);
  for (const { path, content } of written) tree.write(path, content);
  return true;
}

/** The files of a feature, their paths from the workspace's root, before ruff lays them out. */
export function featureFiles({
  name,
  service,
  templates,
}: Pick<FeatureOptions, 'name' | 'service' | 'templates'>): TemplateFile[] {
  const tokens = featureTokens(name);
  return templates.map(({ path, content }) => ({
    path: `${service.root}/${rename(path, tokens)}`,
    content: path.startsWith('features/')
      ? arrangeImports(rename(content, tokens), KNOWN_IMPORTS)
      : content,
  }));
}

/** Lay them out as the service's own ruff would. */
export function formatFeature(
  tree: Tree,
  root: string,
  files: readonly TemplateFile[],
): TemplateFile[] {
  const { formatPython } =
    require('../../render/format-python') as typeof import('../../render/format-python');
  const contents = formatPython(
    files.map(({ content }) => content),
    readStyle(tree, root),
  );
  return files.map(({ path, content }, index) => ({ path, content: contents[index] ?? content }));
}
