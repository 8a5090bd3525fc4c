import { isTable } from './check-shape';
import type { Manifest } from './manifest';
import { normalizeName } from './normalize-name';

/**
 * The module that a project installs where nothing names another one: `acme_pricing` of `acme-pricing`; `undefined` for a
 * virtual project (`package = false`), which is only run where it lies.
 */
export function installedModule({ project, tools }: Manifest): string | undefined {
  const uv = tools['uv'];
  if (project === undefined || (isTable(uv) && uv['package'] === false)) return undefined;
  return normalizeName(project.name).replaceAll('-', '_');
}
