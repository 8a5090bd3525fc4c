import { updateJson, type ProjectConfiguration, type Tree } from '@nx/devkit';
import type { ProjectOptions } from './normalize-options';

/** Put the tags into project.json, which is left as the template has it without any. */
export function setTags(
  tree: Tree,
  { directory, tags }: Pick<ProjectOptions, 'directory' | 'tags'>,
): void {
  if (tags.length === 0) return;
  updateJson<ProjectConfiguration>(tree, `${directory}/project.json`, (project) => ({
    ...project,
    tags: [...tags],
  }));
}
