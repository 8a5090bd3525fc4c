/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Add a domain feature to a service: model, schemas, service, routes and tests, registered in main.py.
 */
export interface FeatureGeneratorSchema {
  /**
   * What the feature is about, in any spelling: orders, order-items, OrderItem.
   */
  name: string;
  /**
   * The service to add it to; the one you stand in, or the only one, without it.
   */
  project?: string;
  /**
   * What a row holds, as 'name:type', with spaces between. Types: str, text, int, float, decimal, bool, date, time, datetime, uuid, email, url, json, enum(a,b), ref(feature). Then ? (may be null), :unique, :index, =default.
   */
  fields?: string;
  /**
   * Who may call its routes: any signed-in user; only who made a row, which others do not see; one with a permission; or everybody. By default any signed-in user.
   */
  access?: 'authenticated' | 'owner' | 'permission' | 'public';
  /**
   * How lists are cut: cursor goes on behind the last row, however many there are; offset has page numbers and counts them all. By default cursor.
   */
  pagination?: 'cursor' | 'offset';
  /**
   * The feature whose rows it lies below: with orders, its routes are /orders/{order_id}/…, and its rows go with the order.
   */
  parent?: string;
  /**
   * What the path of its routes begins with: api makes it /api/orders.
   */
  apiPrefix?: string;
  /**
   * The version of the API that its routes are in: v1 makes it /v1/orders. A feature that is there gets routes beside those that it has.
   */
  apiVersion?: string | number;
  /**
   * The plural of the name, for package, table and path, where it would be inflected wrongly.
   */
  plural?: string;
  /**
   * The singular of the name, for the model, where it would be inflected wrongly.
   */
  singular?: string;
  /**
   * Leave the new files as the templates have them.
   */
  skipFormat?: boolean;
  /**
   * Filled in by Nx: the folder that the command runs in, from the workspace's root.
   */
  workingDirectory?: string;
}
