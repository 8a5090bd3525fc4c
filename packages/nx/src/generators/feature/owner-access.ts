import type { Edit } from '../../render/derive-variant';
import { OWNER, scopedRows } from './scoped-rows';

const FOLDER = 'features/sample_items';
const DEPENDENCIES = `${FOLDER}/dependencies.py`;
const ROUTES = `${FOLDER}/routes.py`;
const ROUTE_TESTS = `${FOLDER}/tests/test_routes.py`;

/** In the tests of routes, one user is signed in, whose rows can be made. */
export const AS_USER: readonly Edit[] = [
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
];

/** Rows belong to who made them. */
export const OWNER_ACCESS: readonly Edit[] = [
  ...scopedRows(OWNER),
  ...AS_USER,
  {
    path: DEPENDENCIES,
    find: 'from core.database import SessionDep\n',
    put: 'from core.database import SessionDep\nfrom core.security import PrincipalDep\n',
  },
  {
    path: ROUTES,
    find: 'from core.security import signed_in\n',
    put: 'from core.security import PrincipalDep\n',
  },
  { path: ROUTES, find: '    dependencies=[signed_in],\n' },
  { path: ROUTES, find: '"""List sample items, the', put: '"""List your sample items, the' },
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
];
