import type { Table } from '../../manifest/check-shape';

/** One entry of a list of dependencies in `uv.lock`. */
export interface LockedDependency {
  readonly name: string;
  /** With its source, only where the lock holds several packages of the name. */
  readonly version?: string;
  readonly source?: Table;
  readonly extras: readonly string[];
}

export interface LockedPackage {
  readonly name: string;
  readonly version?: string;
  /** `{ registry = … }`, `{ editable = "libs/pricing" }`, `{ virtual = "apps/api" }` … */
  readonly source: Table;
  readonly dependencies: readonly LockedDependency[];
  readonly extras: ReadonlyMap<string, readonly LockedDependency[]>;
  readonly groups: ReadonlyMap<string, readonly LockedDependency[]>;
}

/** What `uv.lock` says, of the little that a closure needs. */
export interface Lock {
  /** Of the uv workspace; without it the lock belongs to one project. */
  readonly members: ReadonlySet<string> | undefined;
  /** In the order of the text. */
  readonly packages: readonly LockedPackage[];
}
