import { isTable, type Table } from './check-shape';
import { findApplication } from './find-application';

/** A project's folder as one can ask about it; paths are relative to it, with `/`. */
export interface Folder {
  /** The names in a folder of the project (`.` is itself); none where there is no such folder. */
  readonly list: (path: string) => ReadonlySet<string>;
  /** Undefined where there is no such file. */
  readonly read: (path: string) => string | undefined;
}

/** Where a FastAPI application is. */
export interface Entrypoint {
  /** `module:attribute`, as uvicorn takes it. */
  readonly app: string;
  /** The folder that the module is imported from: a `src` layout need not be installed. */
  readonly from: '.' | 'src';
}

/** What of a manifest matters here. */
export interface Declared {
  readonly tools: Table;
  /** `[project].name`. */
  readonly name: string | undefined;
  /** Whether `fastapi` is a requirement; without it, only what `[tool.fastapi]` says counts. */
  readonly usesFastapi: boolean;
}

const FILES = ['main.py', 'app.py', 'api.py'];

/**
 * The application of a service: what `[tool.fastapi] entrypoint` names, else the first place that holds one, in the order
 * of the `fastapi` command (`main.py`, `app.py`, `api.py`, then the same in `app/`), then in the package that is named
 * like the project, then in the packages of `src/`. One function for the graph and the executors.
 */
export function findEntrypoint(declared: Declared, folder: Folder): Entrypoint | undefined {
  const configured = configuredEntrypoint(declared.tools);
  if (configured !== undefined) return withAttribute(placeModule(configured, folder), folder);
  if (!declared.usesFastapi) return undefined;
  for (const { path, from } of places(declared.name, folder)) {
    const attribute = findApplication(folder.read(from === '.' ? path : `${from}/${path}`) ?? '');
    const module = path.slice(0, -'.py'.length).replaceAll('/', '.');
    if (attribute !== undefined) return { app: `${module}:${attribute}`, from };
  }
  return undefined;
}

/** `[tool.fastapi] entrypoint`, whatever it looks like. */
export function configuredEntrypoint(tools: Table): string | undefined {
  const settings = tools['fastapi'];
  const entrypoint = isTable(settings) ? settings['entrypoint'] : undefined;
  return typeof entrypoint === 'string' ? entrypoint.trim() || undefined : undefined;
}

/** A module alone means the application that it holds. */
function withAttribute({ app, from }: Entrypoint, { read }: Folder): Entrypoint {
  if (app.includes(':')) return { app, from };
  const path = `${from === '.' ? '' : `${from}/`}${app.replaceAll('.', '/')}`;
  const source = read(`${path}.py`) ?? read(`${path}/__init__.py`) ?? '';
  return { app: `${app}:${findApplication(source) ?? 'app'}`, from };
}

/** Says from where a `module:attribute` is imported: `src` only where the module is there and not beside the manifest. */
export function placeModule(app: string, { list }: Folder): Entrypoint {
  const [top = ''] = app.split(/[.:]/);
  const holds = (path: string): boolean => list(path).has(top) || list(path).has(`${top}.py`);
  return { app, from: !holds('.') && list('.').has('src') && holds('src') ? 'src' : '.' };
}

interface Place extends Pick<Entrypoint, 'from'> {
  /** From there. */
  readonly path: string;
}

function* places(name: string | undefined, { list }: Folder): Generator<Place> {
  const own = name?.toLowerCase().replace(/[-.]/g, '_');
  const beside = list('.');
  yield* filesOf(beside, '.');
  for (const pack of new Set(['app', ...(own === undefined ? [] : [own])]))
    if (beside.has(pack)) yield* filesOf(list(pack), '.', pack);
  if (!beside.has('src')) return;
  const packages = [...list('src')].filter((entry) => /^[A-Za-z_]\w*$/.test(entry)).sort();
  packages.sort((a, b) => Number(b === own) - Number(a === own));
  for (const pack of packages) yield* filesOf(list(`src/${pack}`), 'src', pack);
}

function filesOf(names: ReadonlySet<string>, from: Place['from'], pack?: string): Place[] {
  const found = FILES.filter((file) => names.has(file));
  return found.map((file) => ({ from, path: pack === undefined ? file : `${pack}/${file}` }));
}
