import type { Edit } from '../../render/derive-variant';
import { BUILTIN_FUNCTIONS } from '../../workspace/python-words';
import type { Access } from './access';
import { AS_USER } from './owner-access';
import { columnOfParent, modelOf, type Parent } from './parent';
import type { RoutePaths } from './route-paths';
import { scopedRows, type Scope } from './scoped-rows';

const FOLDER = 'features/sample_items';
const DEPENDENCIES = `${FOLDER}/dependencies.py`;
const ROUTES = `${FOLDER}/routes.py`;
const ROUTE_TESTS = `${FOLDER}/tests/test_routes.py`;

/** The last part of the path of nested routes. */
export function segmentOf([{ path }]: RoutePaths): string {
  return path.split('/').at(-1) ?? '';
}

/** Names that the tests have besides, and `request` of pytest's own; one of these would hide another. */
const TAKEN = new Set(
  (
    'anonymous api ascending before body changed changes cursor descending expected found last make_client method ' +
    'number other page path permission queries query request response rest row seen session sort stored ' +
    'theirs total user values wrong'
  ).split(' '),
);

/** Rows lie below those of another feature: its id is in the path, and part of every query. */
export function parentRows(
  parent: Parent,
  {
    access,
    asksWho,
    segment,
  }: { readonly access: Access; readonly asksWho: boolean; readonly segment: string },
): Edit[] {
  const scope = scopeOf(parent);
  return [
    ...scopedRows(scope),
    ...dependencies(parent, scope),
    ...routes(scope, asksWho, access),
    ...(parent.isOwned ? asUser(access) : []),
    ...fixtures(parent, scope, segment),
    ...nestingTests(parent, scope, segment),
  ];
}

/** What the parent's rows are to those below them. */
export function scopeOf(parent: Parent): Scope {
  const { singular, feature } = parent;
  const column = columnOfParent(parent);
  const model = modelOf(parent);
  return {
    column,
    name: TAKEN.has(singular) || BUILTIN_FUNCTIONS.has(singular) ? 'parent' : singular,
    model,
    feature,
    factory: `make_${singular}`,
    parameter: `${column}: ${model}IdDep`,
    value: column,
  };
}

function dependencies({ singular, isOwned }: Parent, { column, model, feature }: Scope): Edit[] {
  const words = singular.replaceAll('_', ' ');
  const who = isOwned ? ', principal: PrincipalDep' : '';
  const whose = isOwned ? ', principal.user_id' : '';
  return [
    {
      path: DEPENDENCIES,
      find: '"""Finds the sample item that a path names."""',
      put: `"""Finds the ${words} and the sample item that a path names."""`,
    },
    {
      path: DEPENDENCIES,
      find: 'from core.database import SessionDep\n',
      put: `from core.database import SessionDep\n${isOwned ? 'from core.security import PrincipalDep\n' : ''}from features.${feature}.services import get_${singular}\n`,
    },
    {
      path: DEPENDENCIES,
      find: 'async def get_existing(',
      put: `async def get_${column}(session: SessionDep${who}, ${column}: UUID) -> UUID:
    found = await get_${singular}(session${whose}, ${column})
    return found.id


${model}IdDep = Annotated[UUID, Depends(get_${column})]


async def get_existing(`,
    },
  ];
}

function routes({ column, parameter }: Scope, asksWho: boolean, access: Access): Edit[] {
  const statuses = access === 'permission' ? '401, 403' : '401';
  return [
    {
      path: ROUTES,
      find: 'from features.sample_items.dependencies import ExistingSampleItemDep\n',
      put: `from features.sample_items.dependencies import ExistingSampleItemDep, ${parameter.split(': ')[1]}\n`,
    },
    {
      path: ROUTES,
      find: 'url_path_for("get_sample_item", sample_item_id=created.id)',
      put: `url_path_for(\n        "get_sample_item", ${column}=${column}, sample_item_id=created.id\n    )`,
    },
    asksWho
      ? {
          path: ROUTES,
          find: `    responses=problem_responses(${statuses}),\n)`,
          put: `    responses=problem_responses(${statuses}, 404),\n)`,
        }
      : {
          path: ROUTES,
          find: /(?<=prefix="\/sample-items",\s+tags=\["sample-items"\]),?(?=\s*\)\n)/,
          put: ', responses=problem_responses(404)',
        },
  ];
}

/** Where the rows above belong to users, the tests make them for the one who is signed in. */
function asUser(access: Access): readonly Edit[] {
  if (access !== 'permission') return AS_USER;
  const permissions = '"sample_items:read", "sample_items:write"';
  return [
    {
      path: ROUTE_TESTS,
      find: 'from features.users.tests.factories import login_as\n',
      put: 'from features.users.models import User\nfrom features.users.tests.factories import log_in, login_as, make_user\n',
    },
    {
      path: ROUTE_TESTS,
      find: `async def api(anonymous: AsyncClient, session: AsyncSession) -> AsyncClient:
    await login_as(anonymous, session, ${permissions})
    return anonymous
`,
      put: `async def user(session: AsyncSession) -> User:
    return await make_user(session, ${permissions})


@pytest.fixture
async def api(anonymous: AsyncClient, user: User) -> AsyncClient:
    await log_in(anonymous, user.email)
    return anonymous
`,
    },
  ];
}

function fixtures(
  { path, isOwned }: Parent,
  { name, model, feature, factory }: Scope,
  segment: string,
): Edit[] {
  const made = 'from features.sample_items.tests.factories import make_sample_item, make_values\n';
  return [
    { path: ROUTE_TESTS, find: 'PATH = "/sample-items"\n' },
    {
      path: ROUTE_TESTS,
      find: made,
      put: `${made}from features.${feature}.models import ${model}\nfrom features.${feature}.tests.factories import ${factory}\n`,
    },
    {
      path: ROUTE_TESTS,
      find: '@pytest.fixture\ndef body() ->',
      put: `@pytest.fixture
async def ${name}(session: AsyncSession${isOwned ? ', user: User' : ''}) -> ${model}:
    return await ${factory}(session${isOwned ? ', user' : ''})


@pytest.fixture
def path(${name}: ${model}) -> str:
    return f"${path}/{${name}.id}/${segment}"


@pytest.fixture
def body() ->`,
    },
  ];
}

function nestingTests(
  { path, isOwned }: Parent,
  { name, factory }: Scope,
  segment: string,
): Edit[] {
  const ofAnotherUser = `
    async def test_${name}_of_another_user(self, api: AsyncClient, session: AsyncSession) -> None:
        theirs = await ${factory}(session)

        response = await api.get(f"${path}/{theirs.id}/${segment}")

        assert response.status_code == 404
`;
  const tests = `class TestNesting:
    async def test_unknown_${name}(self, api: AsyncClient) -> None:
        response = await api.get(f"${path}/{uuid4()}/${segment}")

        assert response.status_code == 404
${isOwned ? ofAnotherUser : ''}
    @pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
    async def test_row_of_another_${name}(
        self, api: AsyncClient, session: AsyncSession, ${isOwned ? 'user: User, ' : ''}method: str
    ) -> None:
        other = await ${factory}(session${isOwned ? ', user' : ''})
        theirs = await make_sample_item(session, other)

        response = await api.request(method, f"{PATH}/{theirs.id}", json={})

        assert response.status_code == 404

    async def test_rows_of_another_${name}_are_not_listed(
        self, api: AsyncClient, session: AsyncSession
    ) -> None:
        await make_sample_item(session, await ${factory}(session))

        assert (await api.get(PATH)).json()["items"] == []


`;
  const next = 'class TestListSampleItems:\n';
  return [{ path: ROUTE_TESTS, find: next, put: `${tests}${next}` }];
}
