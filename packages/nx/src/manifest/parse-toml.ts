import { parse } from 'smol-toml';
import { isTable, type Table } from './check-shape';

/** A parser of manifests, with what it remembers. @throws TomlError as smol-toml does */
export type TomlParser = (text: string) => Table;

/** More sections than a workspace has; a process that lives for days forgets what was edited. */
const MOST_SECTIONS = 10_000;

/**
 * A parser that remembers sections: the projects of one team have the same settings, and most of a manifest is settings. A
 * text that is a whole TOML document can be cut off where a header follows, as what follows begins at the top level in
 * either reading. Where a section is no document, or says more than its header, the text is parsed in one piece; that
 * also gives an error its line.
 */
export function createTomlParser(): TomlParser {
  const known = new Map<string, unknown>();
  const valueOf = (text: string, section: Section): unknown => {
    // No two projects have one name.
    if (section.name === 'project') return parseSection(text, section);
    if (known.has(text)) return known.get(text);
    if (known.size >= MOST_SECTIONS) known.clear();
    const value = parseSection(text, section);
    known.set(text, value);
    return value;
  };
  return (text) => joinSections(text, valueOf) ?? parse(text);
}

/** The value of the one table of a section; `undefined` where it is no document or says more. */
function parseSection(text: string, { tool, name }: Section): unknown {
  try {
    const whole = parse(text);
    const table = tool ? whole['tool'] : whole;
    return holdsOnly(whole, tool ? 'tool' : name) && isTable(table) && holdsOnly(table, name)
      ? table[name]
      : undefined;
  } catch {
    return undefined;
  }
}

function holdsOnly(table: Table, name: string): boolean {
  const keys = Object.keys(table);
  return keys.length === 1 && keys[0] === name;
}

function joinSections(
  text: string,
  valueOf: (text: string, section: Section) => unknown,
): Table | undefined {
  const document: Record<string, unknown> = {};
  const tools: Record<string, unknown> = {};
  const sections = sectionsOf(text);
  if (sections.length === 0) return undefined;
  for (const section of sections) {
    const { tool, name, start, end } = section;
    const whole = tool ? tools : document;
    const value = valueOf(text.slice(start, end), section);
    // A second time means a table that goes on, or one too many; `tool` alone, that it goes on in others.
    if (value === undefined || name in whole || (name === 'tool' && !tool)) return undefined;
    whole[name] = value;
    if (tool) document['tool'] = tools;
  }
  return document;
}

interface Section {
  /** Whether it is `[tool.X]`. */
  readonly tool: boolean;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `[project]`, `[tool.ruff.lint]`, and a list of tables: `[[tool.uv.index]]`. */
const HEADER = /^\[\[?(tool\.)?([\w-]+)[.\]]/gm;

/** From the first header of a table to the first of the next: its own tables mostly follow it. */
function sectionsOf(text: string): Section[] {
  const headers: { tool: boolean; name: string; start: number }[] = [];
  for (const { 1: tool, 2: name = '', index: start } of text.matchAll(HEADER)) {
    const last = headers.at(-1);
    if (last?.name !== name || last.tool !== (tool !== undefined))
      headers.push({ tool: tool !== undefined, name, start });
  }
  return headers.map((header, at) => ({
    ...header,
    // Comments before the first header belong to it; keys there would be more than it says.
    start: at === 0 ? 0 : header.start,
    end: headers[at + 1]?.start ?? text.length,
  }));
}
