import type {
  CreateDependencies,
  CreateDependenciesContext,
  DependencyType,
  RawProjectGraphDependency,
} from '@nx/devkit';
import { declaredEdges } from './edges/declared-edges';
import type { PluginOptions } from './options';
import type { WorkspaceReader } from './read-workspace';
import { manifestIn } from './manifest-path';

/** The enum's value: importing the enum would load all of devkit (70 to 100 ms) at the start of every command. */
const STATIC: `${DependencyType.static}` = 'static';

/**
 * The second hook: edges between folders become edges between the projects that Nx found there. From all files, not
 * from `filesToProcess`: an edge appears also when only its target is new.
 */
export function createDependenciesWith(reader: WorkspaceReader): CreateDependencies<PluginOptions> {
  return (_options, context) => {
    const names = namesByRoot(context);
    const files = [...names.keys()].map(manifestIn);
    return declaredEdges(reader.recall(context.workspaceRoot, files)).flatMap(({ from, to }) => {
      const source = names.get(from);
      const target = names.get(to);
      if (source === undefined || target === undefined) return [];
      const sourceFile = manifestIn(from);
      return [{ source, target, sourceFile, type: STATIC } as RawProjectGraphDependency];
    });
  };
}

/** Only projects whose manifest Nx sees: an edge from a file outside the file map would fail the graph. */
function namesByRoot({ projects, fileMap }: CreateDependenciesContext): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, { root }] of Object.entries(projects)) {
    const manifest = manifestIn(root);
    if (fileMap.projectFileMap[name]?.some(({ file }) => file === manifest)) names.set(root, name);
  }
  return names;
}
