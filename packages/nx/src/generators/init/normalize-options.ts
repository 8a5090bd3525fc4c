import type { InitGeneratorSchema } from './schema';

export type InitOptions = Required<InitGeneratorSchema>;

export function normalizeOptions(schema: InitGeneratorSchema): InitOptions {
  return {
    skipFormat: schema.skipFormat ?? false,
    skipPackageJson: schema.skipPackageJson ?? false,
    keepExistingVersions: schema.keepExistingVersions ?? false,
  };
}
