import { compareModules } from '../../seams/place-import';

// Lines that follow one another; an import over several lines ends them.
const LINES = /(?:^from features\.\S+ import [^(\n]+\n)+/gm;

/**
 * Sort what a module imports of features, as ruff's isort rule would: renaming `sample_items` to `orders` or to
 * `visits` decides on which side of `users` it belongs.
 */
export function sortFeatureImports(content: string): string {
  return content.replace(LINES, (lines) =>
    lines
      .trimEnd()
      .split('\n')
      .sort((left, right) => compareModules(moduleOf(left), moduleOf(right)))
      .map((line) => `${line}\n`)
      .join(''),
  );
}

function moduleOf(line: string): string {
  return line.split(' ')[1] ?? '';
}
