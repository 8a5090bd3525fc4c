/** Where a locked package comes from, without the registry's host: that differs between the machines of one team. */
export interface LockedEdge {
  readonly name: string;
  /** Only where the lock holds several packages of that name. */
  readonly version?: string;
  readonly source?: string;
  readonly extras: readonly string[];
  readonly marker?: string;
}

export interface LockedPackage {
  /** Normalised by uv. */
  readonly name: string;
  /** Absent for a local package whose version is dynamic. */
  readonly version?: string;
  readonly source: string;
  /** A folder of the repository: its files are hashed by Nx, not by the lock. */
  readonly isLocal: boolean;
  readonly dependencies: readonly LockedEdge[];
  /** By extra. */
  readonly extras: ReadonlyMap<string, readonly LockedEdge[]>;
  /** By dependency group, `include-group` resolved by uv. */
  readonly groups: ReadonlyMap<string, readonly LockedEdge[]>;
  /** Of the sdist and of all wheels. */
  readonly hashes: readonly string[];
}

/** What a slice needs of one `uv.lock` of version 1. */
export interface UvLock {
  readonly requiresPython: string;
  readonly packages: readonly LockedPackage[];
  /** The groups of the workspace root, virtual or not: everybody's development tools. */
  readonly rootGroups: readonly LockedEdge[];
}
