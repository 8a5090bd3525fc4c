import type { CreateNodesContextV2, CreateNodesResultV2, CreateNodesV2 } from '@nx/devkit';
import { posix } from 'node:path';
import { explainBrokenManifest } from './errors';
import { findTakenNames } from './find-taken-names';
import { findTestParts } from './find-test-parts';
import { readOptions, type PluginOptions } from './options';
import { planProject } from './plan-project';
import { createSourceReader, type SourceReader } from './read-sources';
import { isLink, isNamedElsewhere, type WorkspaceReader } from './read-workspace';

/**
 * The first hook: manifests to projects with their targets. A manifest that cannot be read is reported and left
 * out; an error thrown for it would fail every Nx command of the workspace.
 *
 * @param report says a message once; not to stdout, where `nx show project --json` writes.
 */
export function createNodesWith(
  reader: WorkspaceReader,
  report: (message: string) => void,
  sources: SourceReader = createSourceReader(),
): CreateNodesV2<PluginOptions> {
  const createNodes = (
    files: readonly string[],
    options: PluginOptions | undefined,
    { workspaceRoot }: CreateNodesContextV2,
  ): CreateNodesResultV2 => {
    const names = readOptions(options);
    const model = reader.read(workspaceRoot, files);
    model.broken.map(explainBrokenManifest).forEach(report);
    const given = new Set(files.map((file) => posix.dirname(file)));
    const entering = [...model.projects.values()].filter(({ root }) => given.has(root));
    const taken = findTakenNames(entering, {
      isNamedElsewhere: (folder) => isNamedElsewhere(workspaceRoot, folder),
      isLink: (folder) => isLink(workspaceRoot, folder),
    });
    taken.forEach(report);
    return files.flatMap((file) => {
      const project = model.projects.get(posix.dirname(file));
      if (project === undefined || taken.has(project.root)) return [];
      const parts = names.testCiTargetName ? findTestParts(project, workspaceRoot, sources) : [];
      return [
        [file, { projects: { [project.root]: planProject(project, names, parts) } }] as const,
      ];
    });
  };
  return ['**/pyproject.toml', createNodes];
}
