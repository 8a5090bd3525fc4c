import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { deriveVariant } from '../../render/derive-variant';
import { readTemplate, type TemplateFile } from '../../render/read-template';
import { cannotCreate } from '../../workspace/errors';
import { readService, type Service } from '../../workspace/list-services';
import { shorten } from '../../workspace/words';
import { findFeatureNameProblem, LONGEST } from './check-feature-name';
import { findTakenName } from './find-taken-name';
import { nameFeature, snake, type FeatureName } from './name-feature';
import { PUBLIC_VARIANT } from './public-variant';
import type { FeatureGeneratorSchema } from './schema';

/** The options of `feature` with every default filled in and every value checked. */
export interface FeatureOptions {
  readonly name: FeatureName;
  readonly service: Service;
  readonly skipFormat: boolean;
  readonly templates: readonly TemplateFile[];
}

/** @throws CannotGenerate naming the option and a value that works */
export function normalizeOptions(tree: Tree, schema: FeatureGeneratorSchema): FeatureOptions {
  const service = readService(tree, schema.project, schema.workingDirectory ?? '');
  const hasUsers = tree.exists(`${service.root}/core/security.py`);
  const template = readTemplate(join(__dirname, 'files'));
  const templates = hasUsers ? template : deriveVariant(template, PUBLIC_VARIANT);
  const problem = findFeatureNameProblem(schema.name, templates);
  const name = nameFeature(schema.name);
  if (problem !== undefined) {
    const there = `features/${snake(name.plural)}`;
    const cause = tree.exists(`${service.root}/${there}/feature.py`)
      ? `${there} is there already`
      : problem.cause;
    throw cannotCreate('feature', schema.name, cause, `--name=${problem.instead}`);
  }
  const taken = findTakenName(tree, service.root, name);
  if (taken !== undefined) {
    const instead = [...shorten(name.singular, LONGEST - 10), 'records'].join('-');
    throw cannotCreate('feature', schema.name, taken, `--name=${instead}`);
  }
  return { name, service, skipFormat: schema.skipFormat ?? false, templates };
}
