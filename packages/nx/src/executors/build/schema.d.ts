/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Build the sdist and the wheel of a Python project into its folder dist.
 */
export interface BuildExecutorSchema {
  /**
   * Build the sdist only.
   */
  sdist?: boolean;
  /**
   * Build the wheel only, and straight from the sources; else it is built from the sdist, which shows a file that the sdist lacks.
   */
  wheel?: boolean;
}
