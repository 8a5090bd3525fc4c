import type { Tree } from '@nx/devkit';
import { editToml } from '../../seams/edit-toml';
import { applySeamOrThrow } from '../../workspace/apply-seam';
import type { FeatureOptions } from './feature-options';

/** As the manifest of a service with users has it, which a spec compares. */
export const EMAIL_VALIDATOR = 'email-validator>=2.3,<3';

/** What Pydantic needs for a type of field, where the service has not got it: `email`, in a service without users. */
export function addRequirements(
  tree: Tree,
  { service, fields }: Pick<FeatureOptions, 'service' | 'fields'>,
): void {
  if (!fields.some(({ type }) => type.kind === 'email')) return;
  const path = `${service.root}/pyproject.toml`;
  if (tree.read(path, 'utf-8')?.includes('"email-validator') === true) return;
  applySeamOrThrow(tree, path, (content) =>
    editToml(content, { kind: 'item', path: ['project', 'dependencies'], value: EMAIL_VALIDATOR }),
  );
}
