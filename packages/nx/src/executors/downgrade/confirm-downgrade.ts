import * as errors from '../../python/alembic/errors';
import {
  unknownRevisions,
  type MigrationState,
  type Revision,
} from '../../python/alembic/migration-state';
import { planDowngrade } from '../../python/alembic/plan-downgrade';
import { requireState } from '../../python/alembic/require-state';
import type { AlembicService } from '../../python/alembic/with-alembic';

export interface ConfirmOptions {
  readonly revision: string;
  /** Go on without a question. */
  readonly yes: boolean;
  readonly commands: errors.Commands;
}

export type Decision = 'go' | 'nothing to do' | 'stop';

/** Says what will be taken back and asks; the reason for a `stop` has been said. */
export async function confirmDowngrade(
  service: AlembicService,
  options: ConfirmOptions,
): Promise<Decision> {
  const { terminal, action } = service;
  const state = await requireState(service, options.commands);
  if (!state) return 'stop';
  const planned = describePlan(action, state, options);
  if ('refusal' in planned) {
    terminal.logError(planned.refusal);
    return 'stop';
  }
  planned.lines.forEach(terminal.log);
  if (planned.nothing) return 'nothing to do';
  if (options.yes) return 'go';
  if (!terminal.ask) {
    terminal.logError(errors.needsYes(action, options.revision, options.commands));
    return 'stop';
  }
  if (await terminal.ask('Go on? Data in dropped tables and columns is lost.')) return 'go';
  terminal.log('Nothing was taken back.');
  return 'stop';
}

type Description =
  { readonly refusal: string } | { readonly lines: readonly string[]; readonly nothing: boolean };

function describePlan(
  action: string,
  state: MigrationState,
  { revision, commands }: ConfirmOptions,
): Description {
  const [unknown] = unknownRevisions(state);
  if (unknown !== undefined) return { refusal: errors.unknownRevision(action, unknown, commands) };
  const where = state.databases.map(({ url }) => url ?? 'the database').join(', ');
  const plan = planDowngrade(state, revision);
  switch (plan.kind) {
    case 'nothing-applied':
      return { lines: [`Nothing to take back: ${where} has no revision.`], nothing: true };
    case 'too-far':
      return { refusal: errors.tooFar(action, revision, plan.applied) };
    case 'ambiguous':
      return { refusal: errors.ambiguousDowngrade(action, plan.current, commands) };
    case 'unresolved':
      return { lines: [`This takes ${where} back to ${revision}.`], nothing: false };
    case 'revisions':
      return plan.revisions.length === 0
        ? { lines: [`Nothing to take back: ${where} is at ${revision}.`], nothing: true }
        : { lines: [`This takes back, in ${where}:`, ...listed(plan.revisions)], nothing: false };
  }
}

function listed(revisions: readonly Revision[]): readonly string[] {
  return revisions.map(({ id, message }) => `  ${id}  ${message}`);
}
