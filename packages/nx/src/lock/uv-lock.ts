import type { Table } from '../manifest/check-shape';

/** One entry of a list of dependencies. */
export interface LockedEdge {
  readonly name: string;
  /** With its source, only where the lock holds several packages of that name. */
  readonly version?: string;
  readonly source?: Table;
  readonly extras: readonly string[];
  readonly marker?: string;
}

export interface LockedPackage {
  /** Normalised by uv. */
  readonly name: string;
  /** Absent for a local package whose version is dynamic. */
  readonly version?: string;
  /** `{ registry = … }`, `{ editable = "libs/pricing" }`, `{ virtual = "apps/api" }` … */
  readonly source: Table;
  readonly dependencies: readonly LockedEdge[];
  /** By extra. */
  readonly extras: ReadonlyMap<string, readonly LockedEdge[]>;
  /** By dependency group, `include-group` resolved by uv. */
  readonly groups: ReadonlyMap<string, readonly LockedEdge[]>;
  /** Of the sdist and of all wheels. */
  readonly hashes: readonly string[];
}

/** What is read of one `uv.lock` of version 1. */
export interface UvLock {
  readonly requiresPython: string;
  /** Names of the uv workspace's members; without it the lock belongs to one project. */
  readonly members: ReadonlySet<string> | undefined;
  /** In the order of the text. */
  readonly packages: readonly LockedPackage[];
  /** The groups of the workspace root, virtual or not: everybody's development tools. */
  readonly rootGroups: readonly LockedEdge[];
}
