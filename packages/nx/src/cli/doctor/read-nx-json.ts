import { parse, type ParseError } from 'jsonc-parser';
import { isTable, type Table } from '../../manifest/check-shape';
import { matchMembers } from '../../manifest/match-members';

export interface NxJson {
  readonly isReadable: boolean;
  /** Whether @paxx/nx is among the plugins. */
  readonly isListed: boolean;
  /** The options of its entry. */
  readonly options: unknown;
  /** Whether `include` and `exclude` of its entry leave a file to it. */
  readonly takes: (file: string) => boolean;
}

const PLUGIN = '@paxx/nx';

/** What nx.json says of this plugin. */
export function readNxJson(text: string): NxJson {
  const table = parseJson(text);
  const plugins = table?.['plugins'];
  const entries: unknown[] = Array.isArray(plugins) ? plugins : [];
  const own = entries.find((entry) => nameOf(entry) === PLUGIN);
  return {
    isReadable: table !== undefined,
    isListed: own !== undefined,
    options: isTable(own) ? own['options'] : undefined,
    takes: isTable(own) ? takenBy(own) : () => true,
  };
}

function takenBy(entry: Table): (file: string) => boolean {
  const list = (key: string): string[] => {
    const value = entry[key];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  };
  const include = list('include');
  return matchMembers({ members: include.length > 0 ? include : ['**'], exclude: list('exclude') });
}

/** JSON with comments, as Nx reads it; `undefined` where it is none. */
export function parseJson(text: string): Table | undefined {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return errors.length === 0 && isTable(value) ? value : undefined;
}

function nameOf(entry: unknown): unknown {
  return isTable(entry) ? entry['plugin'] : entry;
}
