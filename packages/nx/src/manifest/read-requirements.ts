import { posix } from 'node:path';
import { isTable, valueAt, type Table } from './check-shape';
import type { Requirement, Section } from './manifest';
import { normalizeName } from './normalize-name';
import { parseRequirement } from './parse-requirement';

/** Everything that a manifest requires, of every section: also what only an extra, a group or Poetry installs. */
export function readRequirements(document: Table): Requirement[] {
  return [
    ...inList('dependencies', valueAt(document, ['project', 'dependencies'])),
    ...inLists('optional-dependencies', valueAt(document, ['project', 'optional-dependencies'])),
    // `{ include-group = … }` names a group of the same table, whose own entries are read anyway.
    ...inLists('dependency-groups', document['dependency-groups']),
    ...inList('tool.uv.dev-dependencies', valueAt(document, ['tool', 'uv', 'dev-dependencies'])),
    ...readPoetry(valueAt(document, ['tool', 'poetry'])),
  ];
}

/** Of dependency groups, which are the same text in many manifests and therefore one list: see `parse-toml.ts`. */
const known = new WeakMap<object, Requirement[]>();

function inList(section: Section, value: unknown): Requirement[] {
  const requirements: Requirement[] = [];
  for (const text of Array.isArray(value) ? value : []) {
    const name = typeof text === 'string' ? parseRequirement(text) : undefined;
    if (name !== undefined) requirements.push({ name, section, ...originOf(String(text)) });
  }
  return requirements;
}

function inLists(section: Section, value: unknown): Requirement[] {
  if (!isTable(value)) return [];
  const before = known.get(value);
  if (before !== undefined) return before;
  const all = Object.values(value).flatMap((list) => inList(section, list));
  known.set(value, all);
  return all;
}

/**
 * `lib @ {root:uri}/../lib` of Hatch and `lib @ file:///${PROJECT_ROOT}/../lib` of PDM are paths from the manifest. A
 * `file:` URL without them is absolute, so true on one machine only: no path of the workspace.
 */
function originOf(text: string): Pick<Requirement, 'origin'> {
  if (!text.includes('@')) return {};
  const url = /^[^@;(<>=!~]*?@\s*([^\s;]+)/.exec(text)?.[1];
  if (url === undefined) return {};
  const [, up, path] =
    /^(?:file:\/\/\/?)?(?:\{root((?::parent)*):uri\}|\$\{PROJECT_ROOT\})\/?([^#]*)/.exec(url) ?? [];
  if (path === undefined) return { origin: { kind: 'remote' } };
  const parents = '../'.repeat((up?.match(/:parent/g) ?? []).length);
  return { origin: { kind: 'path', path: posix.normalize(`${parents}${path}`) || '.' } };
}

/**
 * Poetry's own tables beside `[project]`. uv does not read them, so their names are evidence for tools and never members
 * of a uv workspace; their paths are edges.
 */
function readPoetry(poetry: unknown): Requirement[] {
  if (!isTable(poetry)) return [];
  const groups = poetry['group'];
  const tables = [
    poetry['dependencies'],
    poetry['dev-dependencies'],
    ...(isTable(groups) ? Object.values(groups) : []).map(
      (group) => isTable(group) && group['dependencies'],
    ),
  ];
  return tables.filter(isTable).flatMap(Object.entries).flatMap(readPoetryEntry);
}

function readPoetryEntry([name, value]: [string, unknown]): Requirement[] {
  const choices = (Array.isArray(value) ? value : [value]).map(
    (choice) => isTable(choice) && choice['path'],
  );
  const paths = choices.filter((path) => typeof path === 'string');
  const base = { name: normalizeName(name), section: 'tool.poetry' } as const;
  if (paths.length === 0) return [{ ...base, origin: { kind: 'remote' } }];
  return paths.map((path) => ({ ...base, origin: { kind: 'path', path } }));
}
