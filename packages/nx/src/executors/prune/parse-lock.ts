import { parse } from 'smol-toml';
import { isTable, valueAt, type Table } from '../../manifest/check-shape';
import type { Lock, LockedDependency, LockedPackage } from './lock';

/** The version of the format that is known; uv raises it when an older reader would be wrong. */
const VERSION = 1;

/** Reads the text of `uv.lock`; why it cannot be read, as the end of a sentence, where it cannot. */
export function parseLock(text: string): Lock | string {
  const document = parseToml(text);
  if (typeof document === 'string') return document;
  if (document['version'] !== VERSION)
    return `uv.lock has format ${String(document['version'])}, of which this release knows ${VERSION} only`;
  const members = valueAt(document, ['manifest', 'members']);
  return {
    members: Array.isArray(members) ? new Set(members.map(String)) : undefined,
    packages: tables(document['package']).map(readPackage),
  };
}

function parseToml(text: string): Table | string {
  try {
    return parse(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `uv.lock is not valid TOML (${cause ?? ''})`;
  }
}

function readPackage(entry: Table): LockedPackage {
  const { version, source } = entry;
  return {
    name: String(entry['name']),
    ...(typeof version === 'string' && { version }),
    source: isTable(source) ? source : {},
    dependencies: readDependencies(entry['dependencies']),
    extras: readLists(entry['optional-dependencies']),
    groups: readLists(entry['dev-dependencies']),
  };
}

function readLists(value: unknown): Map<string, LockedDependency[]> {
  const lists = isTable(value) ? Object.entries(value) : [];
  return new Map(lists.map(([name, list]) => [name, readDependencies(list)]));
}

function readDependencies(value: unknown): LockedDependency[] {
  return tables(value).map(({ name, version, source, extra }) => ({
    name: String(name),
    ...(typeof version === 'string' && { version }),
    ...(isTable(source) && { source }),
    extras: Array.isArray(extra) ? extra.map(String) : [],
  }));
}

function tables(value: unknown): Table[] {
  return Array.isArray(value) ? value.filter(isTable) : [];
}
