/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Run a part of a project's tests; all parts that are due run in one pytest, each with its own result.
 */
export interface TestCiExecutorSchema {
  /**
   * The test files and folders of this part, relative to the project, such as ["features/orders"].
   */
  paths?: string[] | string;
  /**
   * Run the tests in this many processes with pytest-xdist, which must be installed. Pays for slow tests.
   */
  workers?: number | string;
  /**
   * Seconds that one test, or the collection of a file, may take before it counts as hanging; its part fails and the others run on. 0 waits for ever.
   */
  timeout?: number | string;
  /**
   * More arguments for pytest, such as ["-m", "not slow"]. On the command line they are typed as they are.
   */
  args?: string[];
  /**
   * The words of the command line as they were typed, from which Nx made the options.
   */
  __unparsed__?: string[];
  [k: string]: unknown;
}
