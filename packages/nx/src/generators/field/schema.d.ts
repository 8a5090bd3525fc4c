/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Add fields to a feature that is there, or change the values of an enum: in its model, schemas, factory and tests, beside what you have edited.
 */
export interface FieldGeneratorSchema {
  /**
   * The feature, in any spelling: orders, order-items, OrderItem.
   */
  feature: string;
  /**
   * What is added, as 'name:type', in the words of the option fields of feature; the rows that there are need a default or ?. An enum that is there gets the values listed.
   */
  fields: string;
  /**
   * The service that it is in; the one you stand in, or the only one, without it.
   */
  project?: string;
  /**
   * Filled in by Nx: the folder that the command runs in, from the workspace's root.
   */
  workingDirectory?: string;
}
