/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Create a Python library that services import: src layout, types, tests, strict checks and a build backend, in the uv workspace.
 */
export interface LibraryGeneratorSchema {
  /**
   * The folder of the library: new, empty, or of this library already, which is then only added to the projects of `for`.
   */
  directory: string;
  /**
   * The name of the library; the last part of the folder without it. Python imports it with _ for -.
   */
  name?: string;
  /**
   * One line that says what the library is for.
   */
  description?: string;
  /**
   * The projects that use the library, with commas between them: it becomes a dependency in their pyproject.toml.
   */
  for?: string;
  /**
   * The lowest Python that the library supports, such as 3.13; 3.11 without it.
   */
  pythonVersion?: string | number;
  /**
   * Tags of the Nx project, with commas between them.
   */
  tags?: string;
  /**
   * Do not install the Python environment after the files are written.
   */
  skipSync?: boolean;
  /**
   * Does nothing here: the new files come formatted.
   */
  skipFormat?: boolean;
  /**
   * Filled in by Nx: the folder that the command runs in, from the workspace's root.
   */
  workingDirectory?: string;
}
