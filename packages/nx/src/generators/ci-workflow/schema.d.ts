/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Write a GitHub Actions workflow that checks what a change can reach: nx affected, uv and the migrations.
 */
export interface CiWorkflowGeneratorSchema {
  /**
   * The name of the workflow; its file is the same in lower case, with hyphens.
   */
  name?: string;
  /**
   * Does nothing here: the new file comes formatted.
   */
  skipFormat?: boolean;
}
