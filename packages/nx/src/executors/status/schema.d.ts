/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Show the database's current revision, the heads and what is pending.
 */
export interface StatusExecutorSchema {
  /**
   * End with an error when revisions are pending, or when the database is at a revision that no file describes.
   */
  check?: boolean;
  /**
   * Print one line of JSON: databases, heads, revisions, pending, unknown.
   */
  json?: boolean;
  /**
   * More arguments for alembic, such as ["-x", "tenant=a"]. On the command line they are typed as they are.
   */
  args?: string[];
  /**
   * The words of the command line as they were typed, from which Nx made the options.
   */
  __unparsed__?: string[];
  /**
   * An option of alembic.
   *
   * This interface was referenced by `StatusExecutorSchema`'s JSON-Schema definition
   * via the `patternProperty` "^(x|c|config|n|name|raiseerr)$".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | boolean
    | string[]
    | undefined;
}
