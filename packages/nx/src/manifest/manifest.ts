/** `[tool.uv.workspace]`: patterns relative to the folder of the manifest. */
export interface UvWorkspace {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
}

/** Where a requirement comes from when not from an index; folders are relative to the manifest. */
export type Source =
  { readonly kind: 'workspace' } | { readonly kind: 'path'; readonly path: string };

export type Section =
  | 'dependencies'
  | 'optional-dependencies'
  | 'dependency-groups'
  | 'tool.uv.dev-dependencies'
  | 'tool.poetry';

export interface Requirement {
  /** Normalised as in PEP 503. */
  readonly name: string;
  readonly section: Section;
  /** What the requirement itself says of its origin; never the members of a uv workspace. */
  readonly origin?: { readonly kind: 'path'; readonly path: string } | { readonly kind: 'remote' };
}

/** What one `pyproject.toml` says, of the little that the graph needs. */
export interface Manifest {
  /** Absent for a virtual uv workspace root and for files that only configure tools. */
  readonly project?: { readonly name: string; readonly description?: string };
  readonly requirements: readonly Requirement[];
  /** By normalised name of the requirement; an empty list where all its sources are remote. */
  readonly sources: ReadonlyMap<string, readonly Source[]>;
  readonly workspace?: UvWorkspace;
  /** uv is told to leave the project alone: it is a member of no workspace. */
  readonly unmanaged: boolean;
  /** `[build-system]`: what the backend is made of, by normalised name. */
  readonly buildSystem?: { readonly requires: readonly string[] };
  /** The `[tool.X]` tables, by X. */
  readonly tools: Readonly<Record<string, unknown>>;
}

/** Why a manifest could not be read; `line` counts from 1. */
export interface Problem {
  readonly line: number;
  readonly cause: string;
  readonly remedy: string;
}

export type Parsed =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | {
      readonly kind: 'broken';
      readonly problem: Problem;
      /** Normalised names that the text quotes: what a half-typed workspace root may still require. */
      readonly mentions: ReadonlySet<string>;
    };
