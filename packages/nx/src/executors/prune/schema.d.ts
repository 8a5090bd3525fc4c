/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Write a folder to deploy: a service, the workspace libraries that it needs, and their part of uv.lock. `uv sync --frozen --no-dev` and uvicorn run in it anywhere.
 */
export interface PruneExecutorSchema {
  /**
   * The folder, from the workspace's root; the inferred target says dist/deploy/{projectName}. It is emptied first, and must be one that git ignores.
   */
  outputPath: string;
  /**
   * Copy the tests as well: the folders named tests, and conftest.py.
   */
  includeTests?: boolean;
}
