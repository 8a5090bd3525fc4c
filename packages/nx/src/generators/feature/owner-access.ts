import type { Edit } from '../../render/derive-variant';

const FOLDER = 'features/sample_items';
const SERVICES = `${FOLDER}/services.py`;
const DEPENDENCIES = `${FOLDER}/dependencies.py`;
const ROUTES = `${FOLDER}/routes.py`;
const FACTORIES = `${FOLDER}/tests/factories.py`;
const ROUTE_TESTS = `${FOLDER}/tests/test_routes.py`;
const SERVICE_TESTS = `${FOLDER}/tests/test_services.py`;

/** Rows belong to who made them: the owner is part of every query, so that a row of another user is none. */
export const OWNER: Edit[] = [
  // The type is said: that of the column comes from the users' table, which may be imported later.
  {
    path: SERVICES,
    find: 'BY_ID = sa.select(SampleItem).where(SampleItem.id == sa.bindparam("id"))\n',
    put: 'OWNER_ID = sa.bindparam("owner_id", type_=sa.Uuid)\nOWN = sa.select(SampleItem).where(SampleItem.owner_id == OWNER_ID)\nBY_ID = OWN.where(SampleItem.id == sa.bindparam("id"))\n',
  },
  {
    path: SERVICES,
    find: '    sa.select(SampleItem).order_by(',
    put: '    OWN.order_by(',
  },
  {
    path: SERVICES,
    find: '    session: AsyncSession, *, after: UUID | None, limit: int\n',
    put: '    session: AsyncSession, owner_id: UUID, *, after: UUID | None, limit: int\n',
  },
  { path: SERVICES, find: '{"limit": limit}', put: '{"owner_id": owner_id, "limit": limit}' },
  {
    path: SERVICES,
    find: 'async def get_sample_item(session: AsyncSession, sample_item_id: UUID)',
    put: 'async def get_sample_item(session: AsyncSession, owner_id: UUID, sample_item_id: UUID)',
  },
  {
    path: SERVICES,
    find: '{"id": sample_item_id}',
    put: '{"owner_id": owner_id, "id": sample_item_id}',
  },
  {
    path: SERVICES,
    find: '    session: AsyncSession, values: SampleItemCreate\n',
    put: '    session: AsyncSession, owner_id: UUID, values: SampleItemCreate\n',
  },
  {
    path: SERVICES,
    find: 'SampleItem(**values.model_dump())',
    put: 'SampleItem(**values.model_dump(), owner_id=owner_id)',
  },
  {
    path: DEPENDENCIES,
    find: 'from core.database import SessionDep\n',
    put: 'from core.database import SessionDep\nfrom core.security import PrincipalDep\n',
  },
  {
    path: DEPENDENCIES,
    find: 'async def get_existing(session: SessionDep, sample_item_id: UUID) -> SampleItem:\n    return await services.get_sample_item(session, sample_item_id)\n',
    put: 'async def get_existing(\n    session: SessionDep, principal: PrincipalDep, sample_item_id: UUID\n) -> SampleItem:\n    return await services.get_sample_item(session, principal.user_id, sample_item_id)\n',
  },
  {
    path: ROUTES,
    find: 'from core.security import signed_in\n',
    put: 'from core.security import PrincipalDep\n',
  },
  { path: ROUTES, find: '    dependencies=[signed_in],\n' },
  {
    path: ROUTES,
    find: 'async def list_sample_items(session: SessionDep, page: PageDep) -> SampleItemPage:\n    """List sample items, the newest first."""\n',
    put: 'async def list_sample_items(\n    session: SessionDep, principal: PrincipalDep, page: PageDep\n) -> SampleItemPage:\n    """List your sample items, the newest first."""\n',
  },
  {
    path: ROUTES,
    find: '        session, after=page.after, limit=page.limit + 1\n',
    put: '        session, principal.user_id, after=page.after, limit=page.limit + 1\n',
  },
  {
    path: ROUTES,
    find: '    session: SessionDep, values: SampleItemCreate, request: Request, response: Response\n',
    put: '    session: SessionDep,\n    principal: PrincipalDep,\n    values: SampleItemCreate,\n    request: Request,\n    response: Response,\n',
  },
  {
    path: ROUTES,
    find: 'services.create_sample_item(session, values)',
    put: 'services.create_sample_item(session, principal.user_id, values)',
  },
  {
    path: FACTORIES,
    find: 'from features.sample_items.models import SampleItem\n',
    put: 'from features.sample_items.models import SampleItem\nfrom features.users.models import User\nfrom features.users.tests.factories import make_user\n',
  },
  {
    path: FACTORIES,
    find: 'async def make_sample_item(session: AsyncSession, **changes: Any) -> SampleItem:\n    created = SampleItem(**make_values() | changes)\n',
    put: 'async def make_sample_item(\n    session: AsyncSession, owner: User | None = None, **changes: Any\n) -> SampleItem:\n    owner = owner or await make_user(session)\n    created = SampleItem(**make_values() | changes, owner_id=owner.id)\n',
  },
  {
    path: ROUTE_TESTS,
    find: 'from features.users.tests.factories import login_as\n',
    put: 'from features.users.models import User\nfrom features.users.tests.factories import log_in, make_user\n',
  },
  {
    path: ROUTE_TESTS,
    find: `@pytest.fixture
async def api(anonymous: AsyncClient, session: AsyncSession) -> AsyncClient:
    await login_as(anonymous, session)
    return anonymous
`,
    put: `@pytest.fixture
async def user(session: AsyncSession) -> User:
    return await make_user(session)


@pytest.fixture
async def api(anonymous: AsyncClient, user: User) -> AsyncClient:
    await log_in(anonymous, user.email)
    return anonymous
`,
  },
  {
    path: ROUTE_TESTS,
    find: '        assert response.status_code == 401\n',
    put: `        assert response.status_code == 401

    @pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
    async def test_row_of_another_user(
        self, api: AsyncClient, session: AsyncSession, method: str
    ) -> None:
        theirs = await make_sample_item(session, await make_user(session))

        response = await api.request(method, f"{PATH}/{theirs.id}", json={})

        assert response.status_code == 404

    async def test_rows_of_another_user_are_not_listed(
        self, api: AsyncClient, session: AsyncSession
    ) -> None:
        await make_sample_item(session, await make_user(session))

        assert (await api.get(PATH)).json()["items"] == []
`,
  },
  {
    path: SERVICE_TESTS,
    find: 'from features.sample_items.tests.factories import make_sample_item\n',
    put: 'from features.sample_items.tests.factories import make_sample_item\nfrom features.users.tests.factories import make_user\n',
  },
  {
    path: SERVICE_TESTS,
    find: `        stored = [await make_sample_item(session) for _ in range(3)]
        ids = sorted((each.id for each in stored), reverse=True)

        found = await services.list_sample_items(session, after=None, limit=2)
        rest = await services.list_sample_items(session, after=found[-1].id, limit=2)
`,
    put: `        owner = await make_user(session)
        stored = [await make_sample_item(session, owner) for _ in range(3)]
        ids = sorted((each.id for each in stored), reverse=True)

        found = await services.list_sample_items(session, owner.id, after=None, limit=2)
        rest = await services.list_sample_items(
            session, owner.id, after=found[-1].id, limit=2
        )
`,
  },
  {
    path: SERVICE_TESTS,
    find: 'services.get_sample_item(session, uuid4())',
    put: 'services.get_sample_item(session, uuid4(), uuid4())',
  },
  {
    path: SERVICE_TESTS,
    find: 'services.get_sample_item(session, stored.id)',
    put: 'services.get_sample_item(session, stored.owner_id, stored.id)',
  },
];

/** In the tests of routes, rows are made for the user who is signed in. */
export function giveToUser(tests: string): string {
  return tests
    .split(/(?=^ {4}(?:@|async def ))/m)
    .map((test) =>
      test.includes('make_sample_item(session)')
        ? test
            .replaceAll('make_sample_item(session)', 'make_sample_item(session, user)')
            .replace('session: AsyncSession', 'session: AsyncSession, user: User')
        : test,
    )
    .join('');
}
