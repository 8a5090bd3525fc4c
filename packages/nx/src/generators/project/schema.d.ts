/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Create a FastAPI service: users, async database, migrations, logging, health, tests and a CLI, as plain Python that you own.
 */
export interface ProjectGeneratorSchema {
  /**
   * The folder of the service, which must be new or empty.
   */
  directory: string;
  /**
   * The name of the service; the last part of the folder without it.
   */
  name?: string;
  /**
   * One line that says what the service is for.
   */
  description?: string;
  /**
   * The database of the default settings; the code runs on both.
   */
  database?: 'sqlite' | 'postgres';
  /**
   * jwt: users with registration, login, roles and permissions; none: without users, every feature is public.
   */
  auth?: 'jwt' | 'none';
  /**
   * Let main.py find the packages in features/ by itself, sorted by name, instead of listing them one by one.
   */
  discovery?: boolean;
  /**
   * The port that serve listens on, 1 to 65535; the first free one from 8000 on without it.
   */
  port?: number;
  /**
   * The lowest Python that the service supports, such as 3.13; 3.11 without it.
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
