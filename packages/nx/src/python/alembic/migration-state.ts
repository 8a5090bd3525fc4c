/** A revision file. */
export interface Revision {
  readonly id: string;
  /** First line of the file's docstring. */
  readonly message: string;
  /** Absolute path. */
  readonly path: string;
  /** What has to be applied before it: its down revisions, and what it depends on. */
  readonly parents: readonly string[];
}

/** A database that the project's env.py connected to; most have one, Alembic's multidb template has several. */
export interface Database {
  /** The password is masked; `null` when env.py gave Alembic no connection. */
  readonly url: string | null;
  /** Absolute path of a SQLite file, else `null`. */
  readonly file: string | null;
  /** The revisions in its version table: none in a fresh one, several on branches. */
  readonly current: readonly string[];
}

/** What the revision files say and what the databases have. */
export interface MigrationState {
  /** Oldest first, each after its parents. */
  readonly revisions: readonly Revision[];
  /** Revisions that no other follows; more than one after two branches were merged in git. */
  readonly heads: readonly string[];
  readonly databases: readonly Database[];
}

/** Revisions that at least one database has not got, oldest first. */
export function pendingRevisions(state: MigrationState): readonly Revision[] {
  const applied = state.databases.map((database) => ancestors(state, database.current));
  return state.revisions.filter(({ id }) => !applied.every((ids) => ids.has(id)));
}

/** Revisions that a database has and no file describes: they were made on another branch, or deleted. */
export function unknownRevisions(state: MigrationState): readonly string[] {
  const known = new Set(state.revisions.map(({ id }) => id));
  const current = state.databases.flatMap((database) => database.current);
  return [...new Set(current)].filter((id) => !known.has(id));
}

/** The one local SQLite file that every connection was made to; nothing else can be upgraded without asking. */
export function localFile(state: MigrationState): string | undefined {
  const files = new Set(state.databases.map(({ file }) => file));
  const [file] = files;
  return files.size === 1 ? (file ?? undefined) : undefined;
}

/** Given revisions and everything below them. */
export function ancestors(state: MigrationState, from: readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const revision of [...state.revisions].reverse()) {
    if (found.has(revision.id)) revision.parents.forEach((parent) => found.add(parent));
  }
  return found;
}
