import { parse } from 'smol-toml';
import { isTable, valueAt, type Table } from '../manifest/check-shape';
import { lockedFolder } from './locked-folder';
import type { LockedEdge, LockedPackage, UvLock } from './uv-lock';

/** The only version of the format there is; uv raises `revision` for changes that older readers may ignore. */
const VERSION = 1;

/**
 * Reads the text of one `uv.lock`: 25 to 50 ms for a thousand members.
 *
 * @returns `undefined` for a version of the format that is not known
 * @throws TomlError for a text that is not TOML, such as one with the marks of a merge conflict
 */
export function parseUvLock(text: string): UvLock | undefined {
  const document = parse(text);
  if (document['version'] !== VERSION) return undefined;
  const packages = tables(document['package']).map(readPackage);
  const ofVirtualRoot = readEdgesByName(valueAt(document, ['manifest', 'dependency-groups']));
  const ofRootProject = packages.find(({ source }) => lockedFolder(source) === '.')?.groups;
  const members = valueAt(document, ['manifest', 'members']);
  return {
    requiresPython: textOf(document['requires-python']) ?? '',
    members: Array.isArray(members) ? new Set(members.map(String)) : undefined,
    packages,
    rootGroups: [ofVirtualRoot, ofRootProject ?? new Map()].flatMap(valuesOf).flat(),
  };
}

const valuesOf = <Value>(map: ReadonlyMap<string, Value>): Value[] => [...map.values()];

function readPackage(entry: Table): LockedPackage {
  const version = textOf(entry['version']);
  const artefacts = [entry['sdist'], ...list(entry['wheels'])].filter(isTable);
  return {
    name: textOf(entry['name']) ?? '',
    ...(version !== undefined && { version }),
    source: isTable(entry['source']) ? entry['source'] : {},
    dependencies: tables(entry['dependencies']).map(readEdge),
    extras: readEdgesByName(entry['optional-dependencies']),
    groups: readEdgesByName(entry['dev-dependencies']),
    hashes: artefacts.map(({ hash }) => textOf(hash) ?? ''),
  };
}

function readEdgesByName(value: unknown): Map<string, LockedEdge[]> {
  if (!isTable(value)) return new Map();
  return new Map(
    Object.entries(value).map(([name, edges]) => [name, tables(edges).map(readEdge)] as const),
  );
}

function readEdge(entry: Table): LockedEdge {
  const version = textOf(entry['version']);
  const marker = textOf(entry['marker']);
  const source = entry['source'];
  return {
    name: textOf(entry['name']) ?? '',
    ...(version !== undefined && { version }),
    ...(isTable(source) && { source }),
    ...(marker !== undefined && { marker }),
    extras: list(entry['extra']).filter((extra) => typeof extra === 'string'),
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const tables = (value: unknown): Table[] => list(value).filter(isTable);
