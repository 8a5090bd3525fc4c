import type { Tree } from '@nx/devkit';
import { KNOWN_IMPORTS } from '../../fields/known-imports';
import { arrangeImports } from '../../render/arrange-imports';
import type { TemplateFile } from '../../render/read-template';
import { rename } from '../../render/rename';
import { featureTokens } from './feature-tokens';
import { snake } from './name-feature';
import type { FeatureOptions } from './normalize-options';
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
  const tokens = featureTokens(options.name);
  const files = options.templates
    .map(({ path, content }) => ({
      path: `${root}/${rename(path, tokens)}`,
      content: path.startsWith('features/')
        ? arrangeImports(rename(content, tokens), KNOWN_IMPORTS)
        : content,
    }))
    .filter(({ path }) => !tree.exists(path));
  for (const { path, content } of formatted(tree, options, files)) tree.write(path, content);
  return true;
}

function formatted(
  tree: Tree,
  { skipFormat, service }: FeatureOptions,
  files: readonly TemplateFile[],
): readonly TemplateFile[] {
  // A dry run shows names only, and ruff is a third of the command's time. Nx sets the variable from 22 on.
  if (skipFormat || process.env['NX_DRY_RUN'] === 'true') return files;
  const { formatPython } =
    require('../../render/format-python') as typeof import('../../render/format-python');
  const contents = formatPython(
    files.map(({ content }) => content),
    readStyle(tree, service.root),
  );
  return files.map(({ path, content }, index) => ({ path, content: contents[index] ?? content }));
}
