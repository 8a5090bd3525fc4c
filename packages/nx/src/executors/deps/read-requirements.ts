import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedModule } from '../../manifest/installed-module';
import type { Manifest } from '../../manifest/manifest';
import { normalizeName } from '../../manifest/normalize-name';
import { parsePyproject } from '../../manifest/parse-pyproject';
import { UnreadableManifest } from '../../python/errors';

export interface Requirements {
  /** The module that it installs, going by its name; `undefined` where it installs none. */
  readonly module: string | undefined;
  /** Normalised names of what the project requires, in any table, and its own: its tests import it. */
  readonly declared: ReadonlySet<string>;
  /** Normalised names of the groups at the root of its uv workspace: everybody's development tools. */
  readonly shared: ReadonlySet<string>;
  /** `[tool.deptry]`. */
  readonly settings: unknown;
}

/** @throws UnreadableManifest with file and line, where one of the two manifests is half typed */
export function readRequirements(projectDir: string, environmentRoot: string): Requirements {
  const own = readManifest(projectDir);
  const root = environmentRoot === projectDir ? undefined : readManifest(environmentRoot);
  const groups = root?.requirements.filter(({ section }) => section === 'dependency-groups');
  const ownName = own?.project === undefined ? [] : [normalizeName(own.project.name)];
  return {
    module: own && installedModule(own),
    declared: new Set([...ownName, ...(own?.requirements.map(({ name }) => name) ?? [])]),
    shared: new Set(groups?.map(({ name }) => name)),
    settings: own?.tools['deptry'],
  };
}

function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, 'pyproject.toml');
  if (!existsSync(file)) return undefined;
  const parsed = parsePyproject(readFileSync(file, 'utf8'));
  if (parsed.kind === 'manifest') return parsed.manifest;
  const { line, cause } = parsed.problem;
  throw new UnreadableManifest(`${file}:${line}`, cause, {});
}
