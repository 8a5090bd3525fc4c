import type {
  CreateNodesContextV2,
  CreateNodesResultV2,
  CreateNodesV2,
  NxJsonConfiguration,
} from '@nx/devkit';
import { explainBrokenManifest } from './errors';
import { findTakenNames } from './find-taken-names';
import { createTestPartsFinder } from './find-test-parts';
import type { PythonProject, WorkspaceModel } from './model';
import { readOptions, type PluginOptions } from './options';
import { createPlanner } from './plan-project';
import { createSourceReader, type SourceReader } from './read-sources';
import { isLink, isNamedElsewhere, type WorkspaceReader } from './read-workspace';
import { folderOf } from './manifest-path';

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
  const findTestParts = createTestPartsFinder(sources);
  const createNodes = (
    files: readonly string[],
    options: PluginOptions | undefined,
    { workspaceRoot, nxJsonConfiguration }: CreateNodesContextV2,
  ): CreateNodesResultV2 => {
    const names = readOptions(options);
    const plan = createPlanner(names);
    const model = reader.read(workspaceRoot, files);
    model.broken.map(explainBrokenManifest).forEach(report);
    const entering = findEntering(model, files, nxJsonConfiguration);
    const taken = findTakenNames(entering, {
      isNamedElsewhere: (folder) => isNamedElsewhere(workspaceRoot, folder),
      isLink: (folder) => isLink(workspaceRoot, folder),
    });
    taken.forEach(report);
    return files.flatMap((file) => {
      const project = model.projects.get(folderOf(file));
      if (project === undefined || taken.has(project.root)) return [];
      const parts = names.testCiTargetName ? findTestParts(project, workspaceRoot) : [];
      return [[file, { projects: { [project.root]: plan(project, parts) } }] as const];
    });
  };
  return ['**/pyproject.toml', createNodes];
}

/**
 * Those that take part in the contest for names: a workspace root that the only entry of nx.json excludes takes no name
 * from anybody. With a second entry it is the other's, and would fail every Nx command.
 */
function findEntering(
  { projects }: WorkspaceModel,
  files: readonly string[],
  { plugins = [] }: NxJsonConfiguration,
): PythonProject[] {
  const entries = plugins.filter(
    (entry) => (typeof entry === 'string' ? entry : entry.plugin) === '@paxx/nx',
  );
  const given = new Set(files.map(folderOf));
  return [...projects.values()].filter(({ root }) => entries.length > 1 || given.has(root));
}
