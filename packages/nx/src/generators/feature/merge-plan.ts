import type { Tree } from '@nx/devkit';
import { mergeLines } from '../../seams/merge-lines';
import { unchanged, type SeamResult } from '../../seams/seam';
import { cannotMerge } from '../../workspace/errors';
import type { Service } from '../../workspace/list-services';
import { snake } from '../../workspace/name-feature';
import type { FeaturePlan } from './plan-feature';
import { renderPlan } from './read-plan';

interface PlanChange {
  readonly from: FeaturePlan;
  readonly to: FeaturePlan;
  /** What it is that changes, for a refusal: `add a field to`. */
  readonly what: string;
  /** A file that is written where it is not there, whatever the plans say. */
  readonly needed?: string | undefined;
}

/**
 * Make of a feature what another plan makes of it: what differs in the generated code is changed in the user's.
 *
 * @returns the files that are changed, from the workspace's root
 * @throws CannotGenerate with the lines to add, and nothing written, where a file was edited at their place
 */
export function mergePlan(
  tree: Tree,
  service: Service,
  { from, to, what, needed }: PlanChange,
): string[] {
  const before = renderPlan(tree, service, from);
  const merges = [...renderPlan(tree, service, to)].map(([path, after]) => {
    const was = path === needed ? undefined : before.get(path);
    return { path, result: mergeFile(tree.read(path, 'utf-8'), was, after) };
  });
  const refusals = merges.flatMap(({ path, result }) =>
    result.kind === 'refused' ? [[path, result.paste] as const] : [],
  );
  if (refusals.length > 0) throw cannotMerge(what, snake(from.name.plural), refusals);
  return merges.flatMap(({ path, result }) => {
    if (result.kind !== 'changed') return [];
    tree.write(path, result.content);
    return [path];
  });
}

/** What the user has deleted stays deleted, and a new part of core that is there stays. */
function mergeFile(content: string | null, was: string | undefined, after: string): SeamResult {
  if (content === null) return was === undefined ? { kind: 'changed', content: after } : unchanged;
  return was === undefined || was === after ? unchanged : mergeLines(content, was, after);
}
