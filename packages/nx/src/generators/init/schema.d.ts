/* Made from schema.json by tools/schema-types.mjs. */

/**
 * List the plugin in nx.json, make the repository a uv workspace, and add ignore entries and commit hooks. Safe to run again.
 */
export interface InitGeneratorSchema {
  /**
   * Does nothing here: files are edited in place, and none is formatted anew.
   */
  skipFormat?: boolean;
  /**
   * Do not add @paxx/nx to package.json.
   */
  skipPackageJson?: boolean;
  /**
   * Keep the version of @paxx/nx that package.json names.
   */
  keepExistingVersions?: boolean;
}
