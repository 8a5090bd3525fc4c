import { ancestors, type MigrationState, type Revision } from './migration-state';

export type DowngradePlan =
  | { readonly kind: 'nothing-applied' }
  /** Newest first; none when the database is there already. */
  | { readonly kind: 'revisions'; readonly revisions: readonly Revision[] }
  /** More steps than there are applied revisions. */
  | { readonly kind: 'too-far'; readonly applied: number }
  /** A number of steps from a place where two branches meet. */
  | { readonly kind: 'ambiguous'; readonly current: readonly string[] }
  /** A form that only Alembic can resolve (`label@-1`, several databases at different places). */
  | { readonly kind: 'unresolved' };

/**
 * Says which revisions `alembic downgrade <target>` takes back.
 *
 * @param target `base`, `-N`, a revision or the beginning of one
 */
export function planDowngrade(state: MigrationState, target: string): DowngradePlan {
  const places = new Set(state.databases.map(({ current }) => current.join()));
  const current = state.databases[0]?.current;
  if (places.size !== 1 || !current) return { kind: 'unresolved' };
  if (current.length === 0) return { kind: 'nothing-applied' };
  const applied = ancestors(state, current);
  const newestFirst = state.revisions.filter(({ id }) => applied.has(id)).reverse();
  if (target === 'base') return { kind: 'revisions', revisions: newestFirst };
  if (/^-\d+$/.test(target)) return stepBack(state, current, Number(target.slice(1)));
  const matching = state.revisions.filter(({ id }) => id.startsWith(target));
  const [only] = matching;
  if (matching.length !== 1 || !only) return { kind: 'unresolved' };
  const revisions = newestFirst.filter(
    ({ id }) => id !== only.id && ancestors(state, [id]).has(only.id),
  );
  return { kind: 'revisions', revisions };
}

function stepBack(state: MigrationState, current: readonly string[], steps: number): DowngradePlan {
  if (current.length > 1) return { kind: 'ambiguous', current };
  const revisions: Revision[] = [];
  let place = current[0];
  while (revisions.length < steps) {
    const revision = state.revisions.find(({ id }) => id === place);
    if (!revision) return { kind: 'too-far', applied: revisions.length };
    revisions.push(revision);
    // Below a merge a step is a step on one branch only; which one is Alembic's choice.
    if (revision.parents.length > 1 && revisions.length < steps) return { kind: 'unresolved' };
    place = revision.parents[0];
  }
  return { kind: 'revisions', revisions };
}
