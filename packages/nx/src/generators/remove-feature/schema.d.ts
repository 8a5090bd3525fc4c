/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Take a feature out of a service: what the generator feature has added, and no edit of yours unless --force says so.
 */
export interface RemoveFeatureGeneratorSchema {
  /**
   * The feature, in any spelling: orders, order-items, OrderItem.
   */
  name: string;
  /**
   * The service that it is in; the one you stand in, or the only one, without it.
   */
  project?: string;
  /**
   * Remove files that were edited or added too.
   */
  force?: boolean;
  /**
   * Filled in by Nx: the folder that the command runs in, from the workspace's root.
   */
  workingDirectory?: string;
}
