import { valueAt, type Table } from './check-shape';
import type { UvWorkspace } from './manifest';

/** `[tool.uv.workspace]` of a manifest; what is no text in its lists is left out. */
export function readUvWorkspace(document: Table): UvWorkspace | undefined {
  const path = ['tool', 'uv', 'workspace'];
  if (valueAt(document, path) === undefined) return undefined;
  const list = (key: string): string[] => {
    const value = valueAt(document, [...path, key]);
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  };
  return { members: list('members'), exclude: list('exclude') };
}
