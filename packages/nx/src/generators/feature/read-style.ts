import type { Tree } from '@nx/devkit';
import { parse } from 'smol-toml';
import type { PythonStyle } from '../../render/format-python';

interface RuffTable {
  readonly 'line-length'?: unknown;
  readonly 'target-version'?: unknown;
}

/** How the service's own `[tool.ruff]` lays out Python; the templates' settings where it does not say. */
export function readStyle(tree: Tree, root: string): PythonStyle {
  const ruff = readRuffTable(tree.read(`${root}/pyproject.toml`, 'utf-8') ?? '');
  const length = ruff?.['line-length'];
  const target = ruff?.['target-version'];
  return {
    lineLength: typeof length === 'number' ? length : 88,
    targetVersion: typeof target === 'string' ? target : 'py311',
  };
}

function readRuffTable(content: string): RuffTable | undefined {
  try {
    return (parse(content)['tool'] as { ruff?: RuffTable } | undefined)?.ruff;
  } catch {
    // A half-typed manifest decides nothing about layout; uv says what is wrong with it.
    return undefined;
  }
}
