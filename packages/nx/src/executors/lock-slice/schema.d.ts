/* Made from schema.json by tools/schema-types.mjs. */

/**
 * Write what of uv.lock concerns the project to .paxx/lock, so that other packages of the lock rerun nothing of it.
 */
export interface LockSliceExecutorSchema {}
