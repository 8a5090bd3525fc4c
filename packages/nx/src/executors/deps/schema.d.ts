/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Fail where a project imports what its pyproject.toml does not declare; says what to add.
 */
export interface DepsExecutorSchema {
  /**
   * More arguments for deptry, such as ["--ignore-notebooks"].
   */
  args?: string[];
}
