import { TomlError } from 'smol-toml';
import type { Manifest, Parsed, Problem, Source, UvWorkspace } from './manifest';
import { checkShape, isTable, valueAt, type Table } from './check-shape';
import { isUnmanaged } from './is-unmanaged';
import { locateKey } from './locate-key';
import { normalizeName } from './normalize-name';
import { parseRequirement } from './parse-requirement';
import { createTomlParser } from './parse-toml';
import { readRequirements } from './read-requirements';

const parse = createTomlParser();

/** Reads the text of one `pyproject.toml`; a text that cannot be read gives the problem with its line, never an error. */
export function parsePyproject(content: string): Parsed {
  const text = content.replace(/^\uFEFF/, '');
  const document = parseToml(text);
  if ('cause' in document) return { kind: 'broken', problem: document, mentions: mentionsOf(text) };
  const wrong = checkShape(document.table);
  if (wrong === undefined) return { kind: 'manifest', manifest: readManifest(document.table) };
  const problem = {
    line: locateKey(text, wrong.path),
    cause: `'${wrong.path.join('.')}' is not ${wrong.expected}`,
    remedy: `Write it like ${wrong.example}`,
  };
  return { kind: 'broken', problem, mentions: mentionsOf(text) };
}

function parseToml(text: string): { table: Table } | Problem {
  try {
    return { table: parse(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The message goes on with a picture of the lines around; its first line says it all.
    const cause =
      error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? 'invalid TOML';
    return { line: error.line, cause, remedy: `Correct line ${error.line}` };
  }
}

function mentionsOf(text: string): Set<string> {
  const quoted = [...text.matchAll(/["']([^"'\n]+)["']/g)];
  return new Set(quoted.flatMap(([, requirement]) => parseRequirement(`${requirement}`) ?? []));
}

function readManifest(document: Table): Manifest {
  const project = valueAt(document, ['project']);
  const workspace = valueAt(document, ['tool', 'uv', 'workspace']);
  const buildSystem = document['build-system'];
  const tools = document['tool'];
  return {
    ...(isTable(project) && { project: readProject(project) }),
    ...(isTable(workspace) && { workspace: readWorkspace(workspace) }),
    unmanaged: isUnmanaged(document),
    ...(isTable(buildSystem) && { buildSystem: { requires: names(buildSystem['requires']) } }),
    requirements: readRequirements(document),
    sources: readSources(valueAt(document, ['tool', 'uv', 'sources'])),
    tools: isTable(tools) ? tools : {},
  };
}

function readProject(project: Table): NonNullable<Manifest['project']> {
  const description = project['description'];
  return { name: String(project['name']), ...(typeof description === 'string' && { description }) };
}

function readWorkspace(workspace: Table): UvWorkspace {
  return { members: strings(workspace['members']), exclude: strings(workspace['exclude']) };
}

function readSources(value: unknown): Map<string, Source[]> {
  const sources = new Map<string, Source[]>();
  if (!isTable(value)) return sources;
  for (const [name, source] of Object.entries(value)) {
    sources.set(
      normalizeName(name),
      (Array.isArray(source) ? source : [source]).flatMap(readSource),
    );
  }
  return sources;
}

function readSource(source: unknown): Source[] {
  if (!isTable(source)) return [];
  if (source['workspace'] === true) return [{ kind: 'workspace' }];
  const path = source['path'];
  return typeof path === 'string' ? [{ kind: 'path', path }] : [];
}

/** What the requirements of a list name; text that is none is left out. */
function names(value: unknown): string[] {
  return strings(value).flatMap((text) => parseRequirement(text) ?? []);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
