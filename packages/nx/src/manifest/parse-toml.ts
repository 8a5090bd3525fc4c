import { parse } from 'smol-toml';
import { isTable, type Table } from './check-shape';

/** A parser of manifests, with what it remembers. @throws TomlError as smol-toml does */
export type TomlParser = (text: string) => Table;

/** More than a workspace has; a process that lives for days forgets what was edited. */
const MOST_SETTINGS = 1_000;

/**
 * A parser that remembers settings: the projects of one team have the same ones, and most of a manifest is settings. It cuts a
 * text into `[project]`, what follows, and the tables of uv, which name other projects. A text that is a whole TOML
 * document can be cut off where a header follows, as what follows begins at the top level in either reading. Where a piece
 * is no document, or a table goes on in another, the text is parsed as one; that also gives an error its line.
 */
export function createTomlParser(): TomlParser {
  const known = new Map<string, Table>();
  const parseSettings = (text: string): Table => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_SETTINGS) known.clear();
    const table = parse(text);
    known.set(text, table);
    return table;
  };
  return (text) => joinPieces(text, parseSettings) ?? parse(text);
}

function joinPieces(text: string, parseSettings: TomlParser): Table | undefined {
  const start = endOfProject(text);
  const end = startOfUv(text, start);
  if (start === 0 || start === text.length || TOOL_ITSELF.test(text)) return undefined;
  try {
    const project = parse(text.slice(0, start));
    const settings = parseSettings(text.slice(start, end));
    const merged = merge(project, settings);
    return end === text.length ? merged : merged && mergeTools(merged, parse(text.slice(end)));
  } catch {
    return undefined;
  }
}

/** `[tool]` may stand once, before or after `[tool.uv]`: nobody writes it, and here each piece could have one. */
const TOOL_ITSELF = /^[ \t]*\[[ \t]*["']?tool["']?[ \t]*\]/m;

/** The first header that is none of a project's: `[build-system]`, `[[tool.uv.index]]`. */
function endOfProject(text: string): number {
  const header = /^\[\[?(?!project[.\]])/gm.exec(text);
  return header?.index ?? text.length;
}

function startOfUv(text: string, from: number): number {
  const header = /^\[\[?tool\.uv[.\]]/gm;
  header.lastIndex = from;
  return header.exec(text)?.index ?? text.length;
}

/** Both, where no name is in both. */
function merge(one: Table, other: Table): Table | undefined {
  return Object.keys(other).some((name) => name in one) ? undefined : { ...one, ...other };
}

/** As {@link merge}, but each may have tools. */
function mergeTools(one: Table, other: Table): Table | undefined {
  const tools = one['tool'];
  const { tool: more, ...rest } = other;
  if (!isTable(tools) || !isTable(more)) return merge(one, other);
  const tool = merge(tools, more);
  return tool && merge({ ...one, tool }, rest);
}
