import type { Entrypoint } from '../manifest/find-entrypoint';
import type { Manifest, Problem, Section, Source } from '../manifest/manifest';

/** What lies beside a manifest and is evidence for a target. */
export interface ProjectFiles {
  /** All names in the folder of the manifest. */
  readonly names: ReadonlySet<string>;
  /** Sections and keys of setup.cfg, tox.ini and mypy.ini: `mypy`, `mypy.files`, `tool:pytest`. */
  readonly settings: ReadonlySet<string>;
  /** Where the FastAPI application is; absent for what is no service. */
  readonly entrypoint: Entrypoint | undefined;
  /** Whether `python -m cli openapi` is there, as in a service that we generate. */
  readonly openapiCommand: boolean;
}

/** One folder with a `[project]`; paths are relative to the Nx workspace, `.` being its root. */
export interface PythonProject {
  readonly root: string;
  readonly name: string;
  readonly manifest: Manifest;
  /** The folder that holds `.venv` and `uv.lock`: the uv workspace that lists the project, or itself. */
  readonly environment: string;
  /** Names required by the dependency groups of that workspace root: everybody's development tools. */
  readonly sharedTools: ReadonlySet<string>;
  readonly files: ProjectFiles;
}

export interface BrokenManifest {
  readonly file: string;
  readonly problem: Problem;
}

export interface WorkspaceModel {
  /** By root. */
  readonly projects: ReadonlyMap<string, PythonProject>;
  /** By folder: also the virtual uv workspace roots, which are no projects. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly broken: readonly BrokenManifest[];
}

/** A dependency that a manifest declares, between two folders; `reason` is what the user wrote. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly reason: {
    readonly section: Section;
    readonly requirement: string;
    readonly source: Source['kind'] | 'name' | 'direct';
  };
}
