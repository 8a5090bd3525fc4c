import type { Facts } from '../facts';
import type { Finding } from '../finding';

/** Manifests that are no TOML, or have a value of a wrong type. */
export function checkManifests({ model }: Facts): Finding[] {
  return model.broken.map(({ file, problem: { line, cause, remedy } }) => ({
    check: 'manifest-broken',
    where: `${file}:${line}`,
    what: `${cause[0]?.toUpperCase() ?? ''}${cause.slice(1)}. uv stops at it, and its project has no targets.`,
    cure: `${remedy}.`,
  }));
}
