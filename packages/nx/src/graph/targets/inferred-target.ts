import type { TargetConfiguration } from '@nx/devkit';
import type { Shape } from '../shape';

/** Nx 24 lets dependents wait until a continuous target is ready; 22 and 23 ignore the key. */
export type PlannedTarget = TargetConfiguration & {
  readonly readyWhen?: { readonly signal: true };
};

/** One line of the registry: option, default name and off switch of a target follow from it. */
export interface InferredTarget {
  /** The plugin option that renames the target, or switches it off with `false`. */
  readonly option: `${string}TargetName`;
  /** Its name unless the option says otherwise. */
  readonly name: string;
  /** The evidence without which a project does not get it. */
  readonly when: Evidence;
  /** `name` is the one under which the project gets it, `names` those of targets that it may depend on. */
  readonly plan: (shape: Shape, name: string, names: TargetNames) => PlannedTarget;
}

/** What a project has or has not. */
type Evidence = {
  [key in keyof Shape]: Shape[key] extends boolean ? key : never;
}[keyof Shape];

/** The names of targets that others depend on; `false` where it is switched off. */
export interface TargetNames {
  readonly lockSliceTargetName: string | false;
}
