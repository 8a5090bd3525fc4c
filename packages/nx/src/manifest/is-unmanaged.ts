import { valueAt, type Table } from './check-shape';

/** `[tool.uv] managed = false`: uv leaves the project out of every workspace, also one that lists it. */
export function isUnmanaged(document: Table): boolean {
  return valueAt(document, ['tool', 'uv', 'managed']) === false;
}
