import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectGraph } from '@nx/devkit';
import { readEnvFile } from '../../python/env-file';
import { expandValues } from './expand-values';

/** What of a task of Nx is needed here. */
export interface EnvTarget {
  readonly project: string;
  readonly target: string;
  readonly configuration?: string | undefined;
}

/**
 * The env files that Nx reads for a task that runs alone, the strongest first, those that exist. In a batch Nx reads
 * only the workspace's own; a result may not depend on which of the two it was.
 */
export function envFilesOf(
  target: EnvTarget,
  graph: ProjectGraph,
  workspaceRoot: string,
): string[] {
  const project = graph.nodes[target.project];
  if (!project) return [];
  const names = namesOf(target, project.data);
  return [join(workspaceRoot, project.data.root), workspaceRoot]
    .flatMap((folder) => names.flatMap((name) => variants(name).map((file) => join(folder, file))))
    .filter((file, index, files) => files.indexOf(file) === index && existsSync(file));
}

/** The environment that a task has when it runs alone, made from that of a batch. */
export function taskEnvironment(
  files: readonly string[],
  workspaceRoot: string,
  inherited: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  // Nx has put these in when it started; as the task's files they come last, so that they do not hide the project's.
  const roots = ['.env', '.local.env', '.env.local'].map((file) =>
    expanded(join(workspaceRoot, file)),
  );
  const env = Object.fromEntries(
    Object.entries(inherited).filter(([name, value]) =>
      roots.every((root) => root[name] !== value),
    ),
  );
  if (inherited['NX_LOAD_DOT_ENV_FILES'] !== 'true') return env;
  const values: Record<string, string> = {};
  for (const file of files) Object.assign(values, { ...readEnvFile(file), ...values });
  expandValues(values, env);
  return env;
}

function expanded(file: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  expandValues(readEnvFile(file), env);
  return env;
}

/** The names in the middle of the files' names, the strongest first. */
function namesOf(
  { target, configuration }: EnvTarget,
  project: ProjectGraph['nodes'][string]['data'],
): string[] {
  const [owner, whole] = ownerOf(target, project);
  const targets = whole === undefined ? [owner] : [owner, whole];
  const configured =
    configuration === undefined
      ? []
      : [...targets.map((name) => `${name}.${configuration}`), configuration];
  return [...configured, ...targets, ''];
}

/** A part of a split target takes the files of the target that was split, and of the one that runs all in one. */
function ownerOf(
  target: string,
  { metadata, targets = {} }: ProjectGraph['nodes'][string]['data'],
): readonly [string, string?] {
  for (const group of Object.values(metadata?.targetGroups ?? {})) {
    if (!group.includes(target)) continue;
    for (const name of group) {
      const whole = targets[name]?.metadata?.nonAtomizedTarget;
      if (whole !== undefined) return [name, whole];
    }
  }
  return [target];
}

function variants(name: string): string[] {
  return name === ''
    ? ['.env.local', '.local.env', '.env']
    : [`.env.${name}.local`, `.env.${name}`, `.${name}.local.env`, `.${name}.env`];
}
