import type { Edit } from '../../render/derive-variant';
import type { TemplateFile } from '../../render/read-template';

const FOLDER = 'features/sample_items';
const FEATURE = `${FOLDER}/feature.py`;
const ROUTES = `${FOLDER}/routes.py`;
const ROUTE_TESTS = `${FOLDER}/tests/test_routes.py`;

/** Where a feature's routes are, in one version of the API. */
export interface RoutePath {
  /** `v2` of `routes_v2.py`; empty for `routes.py`. */
  readonly version: string;
  /** `/v2/orders` */
  readonly path: string;
}

/** The paths of a feature: of the version that it began with, and of those that came beside it. */
export type RoutePaths = readonly [RoutePath, ...RoutePath[]];

/** The prefix on the router itself, or the logged route template would lack it; and the tests' own. */
export function pathEdits([{ path }]: RoutePaths, isNested: boolean): Edit[] {
  return [
    { path: ROUTES, find: 'prefix="/sample-items"', put: `prefix="${path}"` },
    ...(isNested
      ? []
      : [{ path: ROUTE_TESTS, find: 'PATH = "/sample-items"', put: `PATH = "${path}"` }]),
  ];
}

/** Routes and tests of further versions beside the first, which begin as the same. */
export function addVersions(
  templates: readonly TemplateFile[],
  [first, ...others]: RoutePaths,
): TemplateFile[] {
  if (others.length === 0) return [...templates];
  return templates.flatMap((file) => {
    if (file.path === FEATURE) return [{ ...file, content: combineRouters(file.content, others) }];
    if (file.path !== ROUTES && file.path !== ROUTE_TESTS) return [file];
    return [file, ...others.map((other) => ofVersion(file, first, other))];
  });
}

function ofVersion(
  { path, content }: TemplateFile,
  first: RoutePath,
  other: RoutePath,
): TemplateFile {
  const { version } = other;
  const isRoutes = path === ROUTES;
  return {
    path: path.replace(/\.py$/, `_${version}.py`),
    content: content
      .replaceAll(`"${first.path}"`, `"${other.path}"`)
      .replaceAll(`"${above(first)}/{`, `"${above(other)}/{`)
      .replace(/^("""[^\n]*)\.("""\n)/, `$1, ${version}.$2`)
      .replace(/^async def (\w+)\(/gm, isRoutes ? `async def $1_${version}(` : '$&')
      .replace('"get_sample_item"', `"get_sample_item_${version}"`),
  };
}

/** The path of the parent, in whose place the tests of nested routes have the id of a row. */
function above({ path }: RoutePath): string {
  return path.split('/{')[0] ?? '';
}

function combineRouters(content: string, others: readonly RoutePath[]): string {
  const modules = ['routes', ...others.map(({ version }) => `routes_${version}`)];
  const includes = modules.map((module) => `router.include_router(${module}.router)\n`).join('');
  return content
    .replace('\nfrom core.features', '\nfrom fastapi import APIRouter\n\nfrom core.features')
    .replace(
      'from features.sample_items.routes import router\n\n',
      `from features.sample_items import ${modules.join(', ')}\n\nrouter = APIRouter()\n${includes}\n`,
    );
}
