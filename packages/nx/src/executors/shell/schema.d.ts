/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Open IPython with the settings, the app, every model and an open session.
 */
export interface ShellExecutorSchema {
  /**
   * More arguments for the shell. On the command line they are typed as they are.
   */
  args?: string[];
  /**
   * The words of the command line as they were typed, from which Nx made the options.
   */
  __unparsed__?: string[];
  /**
   * Anything else is an argument of the shell.
   *
   * This interface was referenced by `ShellExecutorSchema`'s JSON-Schema definition
   * via the `patternProperty` "^(_|[A-Za-z][A-Za-z0-9-]*)$".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | string[]
    | undefined;
}
