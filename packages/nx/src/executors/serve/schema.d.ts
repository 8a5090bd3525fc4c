/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Run the service with uvicorn; restart it when its files, or those of the libraries that it imports, change.
 */
export interface ServeExecutorSchema {
  /**
   * The port to answer on, from 1 to 65535.
   */
  port?: number | string;
  /**
   * The address to answer on; 0.0.0.0 is every network of this machine.
   */
  host?: string;
  /**
   * The application as module:attribute. Without it, the entrypoint of [tool.fastapi] in pyproject.toml, else the first of main.py, app.py, api.py, app/main.py and the packages of src that holds one.
   */
  app?: string;
  /**
   * Restart the service when its files change. Without it, the command ends when the service ends.
   */
  reload?: boolean;
  /**
   * A file of environment variables, relative to the project; they win over those of .env.
   */
  envFile?: string;
  /**
   * A port on 127.0.0.1 where debugpy listens for a debugger, 5678 without a number; it stays the same over restarts.
   */
  debug?: number | string | boolean;
  /**
   * Apply pending revisions to a local SQLite file first; for other databases, warn of them.
   */
  upgrade?: boolean;
  /**
   * More arguments for uvicorn, such as ["--root-path", "/api"]. On the command line they are typed as they are: nx run api:serve --root-path=/api
   */
  args?: string[];
  /**
   * The words of the command line as they were typed, from which Nx made the options.
   */
  __unparsed__?: string[];
  /**
   * Anything else is an option of uvicorn.
   *
   * This interface was referenced by `ServeExecutorSchema`'s JSON-Schema definition
   * via the `patternProperty` "^(_|[A-Za-z][A-Za-z0-9-]*)$".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | number
    | string
    | boolean
    | string[]
    | undefined;
}
