import type { Field } from '../../fields/field';
import type { TemplateFile } from '../../render/read-template';
import type { Service } from '../../workspace/list-services';
import type { FeatureName } from '../../workspace/name-feature';
import type { RequiredFeatures } from './required-features';
import type { RoutePath } from './route-paths';

/** The options of `feature` with every default filled in and every value checked. */
export interface FeatureOptions {
  readonly name: FeatureName;
  readonly service: Service;
  readonly skipFormat: boolean;
  readonly fields: readonly Field[];
  /** Where its routes are; a feature that is there already may get them beside its others. */
  readonly path: RoutePath;
  /** Whether what the path begins with was said. */
  readonly hasPrefix: boolean;
  /** Features that must be there, and in an application of the tests, before this one: what it requires, and what that does. */
  readonly required: RequiredFeatures;
  readonly templates: readonly TemplateFile[];
}
