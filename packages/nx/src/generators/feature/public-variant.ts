import type { Variant } from '../../render/derive-variant';

const FEATURE = 'features/sample_items/feature.py';
const ROUTES = 'features/sample_items/routes.py';
const TESTS = 'features/sample_items/tests/test_routes.py';

const SIGNED_IN_ROUTER = `router = APIRouter(
    prefix="/sample-items",
    tags=["sample-items"],
    dependencies=[signed_in],
    responses=problem_responses(401),
)`;

const CLIENTS = `@pytest.fixture
async def anonymous(make_client: MakeClient) -> AsyncClient:
    return await make_client(users_feature, sample_items_feature)


@pytest.fixture
async def api(anonymous: AsyncClient, session: AsyncSession) -> AsyncClient:
    await login_as(anonymous, session)
    return anonymous


class TestAccess:
    async def test_without_token(self, anonymous: AsyncClient) -> None:
        response = await anonymous.get(PATH)

        assert response.status_code == 401
`;

const CLIENT = `@pytest.fixture
async def api(make_client: MakeClient) -> AsyncClient:
    return await make_client(sample_items_feature)
`;

/** A feature of a service that knows no users: whoever asks is answered. */
export const PUBLIC_VARIANT: Variant = {
  without: [],
  edits: [
    { path: FEATURE, find: ', requires=("users",)' },
    { path: ROUTES, find: 'from core.security import signed_in\n' },
    {
      path: ROUTES,
      find: SIGNED_IN_ROUTER,
      put: 'router = APIRouter(prefix="/sample-items", tags=["sample-items"])',
    },
    { path: TESTS, find: 'from features.users.feature import users_feature\n' },
    { path: TESTS, find: 'from features.users.tests.factories import login_as\n' },
    { path: TESTS, find: CLIENTS, put: CLIENT },
    {
      path: TESTS,
      find: '        # One of them asks who it is.\n        assert len(queries) == 2\n',
      put: '        assert len(queries) == 1\n',
    },
  ],
};
