import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from './workspace';

/** Puts a service that we have not made into a workspace; its manifest has a name of its own, so that the repository is not taken for its owner. */
export async function copyFixture(
  workspace: Workspace,
  name: string,
  folder = `apps/${name}`,
): Promise<void> {
  await cp(join(__dirname, '../fixtures', name), workspace.path(folder), { recursive: true });
  const manifest = workspace.path(`${folder}/pyproject.toml`);
  await rename(`${manifest}.template`, manifest);
}
