/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Apply the pending Alembic revisions.
 */
export interface UpgradeExecutorSchema {
  /**
   * How far: head, heads, a revision or the beginning of one, or +1 for one step.
   */
  revision?: string | number;
  /**
   * More arguments for alembic upgrade, such as ["--sql"]. On the command line they are typed as they are.
   */
  args?: string[];
  /**
   * The words of the command line as they were typed, from which Nx made the options.
   */
  __unparsed__?: string[];
  /**
   * An option of alembic or alembic upgrade.
   *
   * This interface was referenced by `UpgradeExecutorSchema`'s JSON-Schema definition
   * via the `patternProperty` "^(x|c|config|n|name|raiseerr|sql|tag)$".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | string
    | number
    | string[]
    | undefined;
}
