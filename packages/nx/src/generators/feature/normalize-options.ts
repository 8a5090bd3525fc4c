import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { readTemplate, type TemplateFile } from '../../render/read-template';
import { cannotCreate } from '../../workspace/errors';
import { readService, type Service } from '../../workspace/list-services';
import { findFeatureNameProblem } from './check-feature-name';
import { nameFeature, type FeatureName } from './name-feature';
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
  const templates = readTemplate(join(__dirname, 'files'));
  const problem = findFeatureNameProblem(schema.name, templates);
  if (problem !== undefined) {
    throw cannotCreate('feature', schema.name, problem.cause, `--name=${problem.instead}`);
  }
  return {
    name: nameFeature(schema.name),
    service: readService(tree, schema.project, schema.workingDirectory ?? ''),
    skipFormat: schema.skipFormat ?? false,
    templates,
  };
}
