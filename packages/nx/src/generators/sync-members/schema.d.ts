/* Made from schema.json by tools/schema-types.mjs. */

/**
 * List each Python project below the root in [tool.uv.workspace], and drop members that are gone. Run by nx sync.
 */
export interface SyncMembersGeneratorSchema {}
