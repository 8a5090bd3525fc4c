/** What of Nx's project graph is needed here. */
export interface Graph {
  readonly nodes: Readonly<Record<string, { readonly data: { readonly root: string } }>>;
  readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

/**
 * The folders of a project and of all that it reaches in the graph, relative to the workspace. The root of
 * the workspace counts only as the project itself: as a dependency it would be everything.
 */
export function reachedFolders(project: string, graph: Graph): string[] {
  const reached = new Set([project]);
  for (const name of reached) {
    for (const { target } of graph.dependencies[name] ?? []) {
      // npm packages are no nodes: there is nothing to watch.
      if (graph.nodes[target]) reached.add(target);
    }
  }
  return [...reached]
    .map((name) => ({ name, folder: graph.nodes[name]?.data.root }))
    .filter(({ name, folder }) => folder !== undefined && (folder !== '.' || name === project))
    .map(({ folder }) => folder ?? '.');
}
