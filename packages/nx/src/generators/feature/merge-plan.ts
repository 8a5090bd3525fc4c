import type { Tree } from '@nx/devkit';
import { mergeLines } from '../../seams/merge-lines';
import type { SeamResult } from '../../seams/seam';
import { cannotMerge } from '../../workspace/errors';
import type { Service } from '../../workspace/list-services';
import { snake } from '../../workspace/name-feature';
import type { FeaturePlan } from './plan-feature';
import { renderPlan } from './read-plan';

/**
 * Make of a feature what another plan makes of it: what differs in the generated code is changed in the user's.
 *
 * @param what it is that changes, for a refusal: `add a field to`
 * @throws CannotGenerate with the lines to add, and nothing written, where a file was edited at their place
 */
export function mergePlan(
  tree: Tree,
  service: Service,
  {
    from,
    to,
    what,
  }: { readonly from: FeaturePlan; readonly to: FeaturePlan; readonly what: string },
): void {
  const before = renderPlan(tree, service, from);
  const edits = [...renderPlan(tree, service, to)].flatMap(([path, after]) => {
    const was = before.get(path);
    const content = tree.read(path, 'utf-8');
    // What the user has deleted stays deleted, and a new part of core that is there stays.
    if (was === after || (was === undefined) === (content !== null)) return [];
    const result: SeamResult =
      was === undefined || content === null
        ? { kind: 'changed', content: after }
        : mergeLines(content, was, after);
    return [{ path, result }];
  });
  const refusals = edits.flatMap(({ path, result }) =>
    result.kind === 'refused' ? [[path, result.paste] as const] : [],
  );
  if (refusals.length > 0) throw cannotMerge(what, snake(from.name.plural), refusals);
  for (const { path, result } of edits)
    if (result.kind === 'changed') tree.write(path, result.content);
}
