/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Take back Alembic revisions; asks first.
 */
export interface DowngradeExecutorSchema {
  /**
   * How far: -1 for one step, base for all, a revision or the beginning of one to go back to.
   */
  revision?: string | number;
  /**
   * Do not ask. Needed where there is no terminal.
   */
  yes?: boolean;
  /**
   * More arguments for alembic downgrade, such as ["-x", "tenant=a"]. On the command line they are typed as they are.
   */
  args?: string[];
  /**
   * The words of the command line as they were typed, from which Nx made the options.
   */
  __unparsed__?: string[];
  /**
   * An option of alembic or alembic downgrade.
   *
   * This interface was referenced by `DowngradeExecutorSchema`'s JSON-Schema definition
   * via the `patternProperty` "^(x|c|config|n|name|raiseerr|sql|tag)$".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | string
    | number
    | boolean
    | string[]
    | undefined;
}
