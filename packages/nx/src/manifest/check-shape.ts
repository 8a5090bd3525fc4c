/** Any TOML table. */
export type Table = Readonly<Record<string, unknown>>;

/** A value of a wrong type: where it is and what belongs there. */
export interface WrongType {
  readonly path: readonly string[];
  readonly expected: string;
  readonly example: string;
}

interface Shape extends WrongType {
  readonly fits: (value: unknown) => boolean;
}

export function isTable(value: unknown): value is Table {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isListOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(fits);
const isTableOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  isTable(value) && Object.values(value).every(fits);
const isStringList = isListOf(isString);
const isName = (value: unknown): boolean =>
  isString(value) && /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(value);

const TABLE = { fits: isTable, expected: 'a table' };
const STRINGS = { fits: isStringList, expected: 'a list of strings' };

/** In the order in which a reader meets them; the first that does not fit is reported. */
const SHAPES: readonly Shape[] = [
  { path: ['project'], ...TABLE, example: '[project]' },
  { path: ['project', 'name'], fits: isName, expected: 'a package name', example: 'name = "api"' },
  { path: ['project', 'dependencies'], ...STRINGS, example: 'dependencies = ["fastapi"]' },
  {
    path: ['project', 'optional-dependencies'],
    fits: isTableOf(isStringList),
    expected: 'a table of lists of strings',
    example: 'postgres = ["asyncpg"]',
  },
  {
    path: ['dependency-groups'],
    fits: isTableOf(isListOf((entry) => isString(entry) || isTable(entry))),
    expected: 'a table of lists',
    example: 'dev = ["pytest"]',
  },
  { path: ['build-system'], ...TABLE, example: '[build-system]' },
  { path: ['tool'], ...TABLE, example: '[tool.ruff]' },
  { path: ['tool', 'uv'], ...TABLE, example: '[tool.uv]' },
  {
    path: ['tool', 'uv', 'dev-dependencies'],
    ...STRINGS,
    example: 'dev-dependencies = ["pytest"]',
  },
  { path: ['tool', 'uv', 'workspace'], ...TABLE, example: '[tool.uv.workspace]' },
  { path: ['tool', 'uv', 'workspace', 'members'], ...STRINGS, example: 'members = ["apps/api"]' },
  { path: ['tool', 'uv', 'workspace', 'exclude'], ...STRINGS, example: 'exclude = ["apps/web"]' },
  {
    path: ['tool', 'uv', 'sources'],
    fits: isTableOf((source) => isTable(source) || isListOf(isTable)(source)),
    expected: 'a table of tables',
    example: 'pricing = { workspace = true }',
  },
];

/** The first value that the graph reads and that has a type it cannot have. */
export function checkShape(document: Table): WrongType | undefined {
  const nameless = isTable(document['project']) && document['project']['name'] === undefined;
  if (nameless)
    return { path: ['project'], expected: 'a table with a name', example: 'name = "api"' };
  return SHAPES.find(({ path, fits }) => {
    const value = valueAt(document, path);
    return value !== undefined && !fits(value);
  });
}

export function valueAt(document: Table, path: readonly string[]): unknown {
  let value: unknown = document;
  for (const key of path) value = isTable(value) ? value[key] : undefined;
  return value;
}
