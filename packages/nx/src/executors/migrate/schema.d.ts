/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Write a new Alembic revision from the difference between the models and the database.
 */
export interface MigrateExecutorSchema {
  /**
   * What the revision does, such as "add orders"; it becomes the name of the file. Not needed with --merge.
   */
  message?: string | number;
  /**
   * Join two or more heads with one empty revision, in place of comparing models and database.
   */
  merge?: boolean;
  /**
   * Apply pending revisions to a local SQLite file first. With --no-upgrade, and for other databases, pending revisions are an error.
   */
  upgrade?: boolean;
  /**
   * More arguments for alembic revision, such as ["--rev-id", "0001"]. On the command line they are typed as they are.
   */
  args?: string[];
  /**
   * The words of the command line as they were typed, from which Nx made the options.
   */
  __unparsed__?: string[];
  /**
   * An option of alembic, alembic revision or alembic merge.
   *
   * This interface was referenced by `MigrateExecutorSchema`'s JSON-Schema definition
   * via the `patternProperty` "^(x|c|config|n|name|raiseerr|head|splice|branch-label|version-path|rev-id|depends-on)$".
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
