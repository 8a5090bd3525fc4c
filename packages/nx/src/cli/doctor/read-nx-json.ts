import { parse, type ParseError } from 'jsonc-parser';
import { isTable, type Table } from '../../manifest/check-shape';

export interface NxJson {
  readonly isReadable: boolean;
  /** Whether @paxx/nx is among the plugins. */
  readonly isListed: boolean;
  /** The options of its entry. */
  readonly options: unknown;
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
  };
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
